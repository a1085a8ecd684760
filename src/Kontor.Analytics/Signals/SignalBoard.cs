using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;
using Kontor.World;

namespace Kontor.Analytics.Signals;

/// <summary>What was remarkable: episodes that begin, go on and end, and the messages about them.</summary>
public sealed class SignalBoard
{
    private readonly LiveWorld _world;
    private readonly MarketBooks _markets;
    private readonly HoldingBooks _holdings;

    internal SignalBoard(LiveWorld world, MarketBooks markets, HoldingBooks holdings) =>
        (_world, _markets, _holdings) = (world, markets, holdings);

    /// <summary>Looks at everything as it stood at an instant of the grid.</summary>
    internal void Evaluate(long gridMs) { }
}
