namespace Kontor.World.Perpetuals;

/// <summary>Where a contract's prices and funding stand, as its board shows them. Fine prices are counted as in <see cref="Prices"/>.</summary>
/// <param name="IndexUnits">0 while nobody has said what the underlying costs.</param>
/// <param name="MarkUnits">0 while there is no mark.</param>
/// <param name="OpenLots">All long positions together.</param>
/// <param name="LastRatePpb">What the last funding round charged; 0 before the first.</param>
/// <param name="LastRoundMs">0 before the first round.</param>
/// <param name="ForecastPpb">What the next round will charge if nothing changes until then.</param>
/// <param name="NextRoundMs">0 while there is no next round.</param>
public readonly record struct ContractFigures(
    long IndexUnits,
    long MarkUnits,
    long OpenLots,
    long LastRatePpb,
    long LastRoundMs,
    long ForecastPpb,
    long NextRoundMs
);
