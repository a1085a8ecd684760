using Kontor.Chains.Serving;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>One chain that is asked about.</summary>
/// <param name="Served">Nothing where this venue has no such chain: then nobody has anything on it.</param>
/// <param name="Marks">What the operator says of its addresses.</param>
internal sealed record Book(WalletChain Chain, IServedChain? Served, IReadOnlyDictionary<Address20, AddressMarks> Marks)
{
    public bool IsMarked(Address20 address, AddressMarks mark) => Marks.TryGetValue(address, out var marks) && marks.HasFlag(mark);
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
            books.Add(new Book(chain, served, world.Chains.Marks.Of(chain.WorldChain)));
        }
        return books;
    }
}
