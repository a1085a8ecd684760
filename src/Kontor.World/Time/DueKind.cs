namespace Kontor.World.Time;

/// <summary>What falls due by itself. Snapshots hold the numbers: once used, a number keeps its meaning for ever.</summary>
public enum DueKind : byte
{
    None = 0,
    FundingRound = 1,
    InterestHour = 2,
    LiquidationPatience = 3,
    PlanExpiry = 4,
    CancelAllAfter = 5,
    WithdrawalStep = 6,
    DepositStep = 7,
    MarkSample = 8,
    MarginLiquidation = 9,
    ChainBlock = 20,
    UtxoBlock = 21,
}
