using System.Collections.Immutable;
using Kontor.World.History;
using Kontor.World.Perpetuals.Funding;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Perpetuals;

/// <summary>What is over: orders, positions and plans in the order in which they ended, fills, and funding rounds. One of each for all exchanges.</summary>
public sealed class PerpetualsHistory
{
    public HistoryStream<PerpetualOrderRow> Orders { get; } = new("perp-orders");
    public HistoryStream<PerpetualFillRow> Fills { get; } = new("perp-fills");
    public HistoryStream<PositionRow> Positions { get; } = new("positions");

    /// <summary>Every round of every contract. Its owners are the contracts.</summary>
    public HistoryStream<FundingRateRow> FundingRates { get; } = new("funding-rates");

    /// <summary>Plans in the order in which they ended.</summary>
    public HistoryStream<PlanRow> Plans { get; } = new("perp-plans");

    internal ImmutableArray<HistoryStream> All => [Orders, Fills, Positions, FundingRates, Plans];
}
