using Kontor.Chains.Serving;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>An analyst who looks at a world.</summary>
internal sealed class Watched : IAsyncDisposable
{
    /// <summary>A question gives up after a while; a test that has a long past to wait for asks again, so often that only one that hangs gives up.</summary>
    private const int PatienceMax = 24;

    private readonly IndexedChains _chains;

    public Watched(TradingWorld trading)
    {
        _chains = new IndexedChains(trading.World, TimeProvider.System);
        Analyst = new Analyst(trading.World, _chains, TimeProvider.System);
    }

    public Analyst Analyst { get; }

    /// <summary>When everything that has happened is counted.</summary>
    public async Task<Analyst> ReadyAsync()
    {
        for (var patience = 0; patience < PatienceMax; patience++)
        {
            if (await Analyst.IsReadyAsync(CancellationToken.None))
                return Analyst;
        }
        throw new TimeoutException("The analyst does not keep up.");
    }

    public async ValueTask DisposeAsync()
    {
        await Analyst.DisposeAsync();
        await _chains.DisposeAsync();
    }
}
