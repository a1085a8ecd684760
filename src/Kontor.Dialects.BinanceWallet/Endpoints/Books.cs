using Kontor.Chains.Serving;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Compliance;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>One chain that is asked about.</summary>
/// <param name="Served">Nothing where this venue has no such chain: then nobody has anything on it.</param>
/// <param name="Labels">Who stands behind addresses.</param>
internal sealed record Book(WalletChain Chain, IServedChain? Served, LabelsView Labels)
{
    public bool IsBlack(Address20 address) => LabelOf(address) is { IsBlack: true };

    public bool IsRisk(Address20 token) => LabelOf(token) is { IsRisk: true };

    private AddressLabel? LabelOf(Address20 address) => Labels.Find(Chain.WorldChain, address.ToString());
}

/// <summary>Finds what the chains of a call are answered from.</summary>
internal sealed class Books(IServedChains chains, LiveWorld world)
{
    /// <summary>
    /// One book for each chain, or nothing while any of them cannot be answered from: half an answer is nowhere documented, and would look like
    /// all of it.
    /// </summary>
    public async ValueTask<IReadOnlyList<Book>?> OpenAsync(Call call, IReadOnlyList<WalletChain> wanted)
    {
        var aborted = call.Http?.RequestAborted ?? CancellationToken.None;
        var books = new List<Book>(wanted.Count);
        foreach (var chain in wanted)
        {
            var served = chains.Find(chain.WorldChain);
            if (served is not null && !await served.IsReadyAsync(aborted))
                return null;
            books.Add(new Book(chain, served, world.Labels));
        }
        return books;
    }
}
