using Kontor.Chains.Serving;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>An analyst who looks at a world.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly IndexedChains _chains;

    public Watched(TradingWorld trading)
    {
        _chains = new IndexedChains(trading.World, TimeProvider.System);
        Analyst = new Analyst(trading.World, _chains, TimeProvider.System);
    }

    public Analyst Analyst { get; }

    public async ValueTask DisposeAsync()
    {
        await Analyst.DisposeAsync();
        await _chains.DisposeAsync();
    }
}
