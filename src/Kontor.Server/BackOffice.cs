using Kontor.Analytics;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Gate;
using Kontor.Server.Following;

namespace Kontor.Server;

/// <summary>
/// What works beside the world and behind the dialects, each on a thread of its own: the indexes of chains, the compiler of verifications,
/// the analyst. No order waits for any of them.
/// </summary>
public sealed class BackOffice : IAsyncDisposable
{
    private readonly VenueChains _chains;

    /// <exception cref="FormatException">A setting names something that is not there.</exception>
    public BackOffice(GateServices gate, FollowedChains followed, TimeProvider time)
    {
        _chains = new VenueChains(gate.World, followed, time);
        Verifier = new ContractVerifier(gate.World, _chains, gate.Options, time);
        // From here on nothing can go wrong any more, and what is started is disposed of.
        _chains.Start();
        Analyst = new Analyst(gate.World, _chains, time);
    }

    public IServedChains Chains => _chains;
    public FollowedChains Followed => _chains.Followed;
    public ContractVerifier Verifier { get; }
    public Analyst Analyst { get; }

    public async ValueTask DisposeAsync()
    {
        await Analyst.DisposeAsync();
        await Verifier.DisposeAsync();
        await _chains.DisposeAsync();
    }
}
