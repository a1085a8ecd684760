using System.Collections.Immutable;
using Kontor.World.History;

namespace Kontor.World.Spot;

/// <summary>What is over: orders and triggers in the order in which they ended, and fills. One of each for all exchanges.</summary>
public sealed class SpotHistory
{
    public HistoryStream<SpotOrderRow> Orders { get; } = new("spot-orders");
    public HistoryStream<SpotFillRow> Fills { get; } = new("spot-fills");
    public HistoryStream<SpotTriggerRow> Triggers { get; } = new("spot-triggers");

    internal ImmutableArray<HistoryStream> All => [Orders, Fills, Triggers];
}
