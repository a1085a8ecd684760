using System.Collections.Immutable;
using Kontor.World.History;

namespace Kontor.World.Perpetuals;

/// <summary>What is over: orders and positions in the order in which they ended, and fills. One of each for all exchanges.</summary>
public sealed class PerpetualsHistory
{
    public HistoryStream<PerpetualOrderRow> Orders { get; } = new("perp-orders");
    public HistoryStream<PerpetualFillRow> Fills { get; } = new("perp-fills");
    public HistoryStream<PositionRow> Positions { get; } = new("positions");

    internal ImmutableArray<HistoryStream> All => [Orders, Fills, Positions];
}
