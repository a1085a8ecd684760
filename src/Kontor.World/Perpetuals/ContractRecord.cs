using System.Collections.Immutable;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>A perpetual contract of one exchange: the price of its base, settled in its quote.</summary>
public sealed record ContractRecord
{
    public required string Symbol { get; init; }
    public required string Base { get; init; }

    /// <summary>What prices are in, and what profits, losses, fees and margins are paid in.</summary>
    public required string Quote { get; init; }

    /// <summary>One tick of price: smallest units of the quote for one whole coin of the base. Never changes.</summary>
    public required long TickUnits { get; init; }

    /// <summary>One lot, which is one contract, in smallest units of the base. Never changes.</summary>
    public required long LotUnits { get; init; }

    public ContractState State { get; init; } = ContractState.Trading;
    public bool IsTrading => State == ContractState.Trading;

    /// <summary>Some contracts can be traded by hand only.</summary>
    public bool IsApiTradable { get; init; } = true;

    public long LotsMin { get; init; } = 1;

    /// <summary>Of one limit order.</summary>
    public required long LotsMax { get; init; }

    /// <summary>Of one market order.</summary>
    public required long MarketLotsMax { get; init; }

    /// <summary>Of one position, together with the open orders that would make it larger.</summary>
    public required long PositionLotsMax { get; init; }

    public int LeverageMin { get; init; } = 1;
    public required int LeverageMax { get; init; }

    /// <summary>From nothing upwards, each beginning where the one before it ends.</summary>
    public required ImmutableArray<LeverageBracket> Brackets { get; init; }

    public int MakerFeePpm { get; init; } = 200;
    public int TakerFeePpm { get; init; } = 600;

    /// <summary>What a liquidation costs whoever is liquidated.</summary>
    public int LiquidationFeePpm { get; init; } = 5_000;

    /// <summary>How far beyond the mark price a limit order may go: above it to buy, below it to sell.</summary>
    public int PriceBandPpm { get; init; } = 50_000;

    public long FundingIntervalMs { get; init; } = 8 * 3_600_000;

    /// <summary>A round charges no more than this, either way.</summary>
    public int FundingCapPpm { get; init; } = 37_500;

    /// <summary>What a round charges when nothing pulls at the price.</summary>
    public int InterestPpm { get; init; } = 100;

    /// <summary>Maintenance margin over equity from which a position counts as endangered.</summary>
    public int WarnRatioPpm { get; init; } = 850_000;

    /// <summary>How long the order of a liquidation stands in the book before the rest is taken over.</summary>
    public long LiquidationPatienceMs { get; init; } = 5_000;

    public PlanRules Plans { get; init; } = PlanRules.Default;

    /// <summary>Of one user in this contract.</summary>
    public int OpenOrdersMax { get; init; } = 200;

    public const int FeePpmMax = 100_000;
    public const int LeverageMaxMax = 200;
    public const long LiquidationPatienceMsMax = 86_400_000;
    public const int OpenOrdersMaxMax = 10_000;

    /// <summary>Below it no product of fine prices, lots and values overflows.</summary>
    public const long TickUnitsMax = 1L << 48;

    /// <summary>Everything that can be seen without knowing the assets.</summary>
    internal bool IsValid =>
        Bounds.IsName(Symbol)
        && !string.Equals(Base, Quote, StringComparison.Ordinal)
        && TickUnits is > 0 and <= TickUnitsMax
        && LotUnits > 0
        && Enum.IsDefined(State)
        && HasValidSizes
        && HasValidLeverage
        && HasValidRates
        && Plans.IsValid
        && OpenOrdersMax is >= 1 and <= OpenOrdersMaxMax;

    private bool HasValidSizes =>
        LotsMin >= 1
        && LotsMax >= LotsMin
        && MarketLotsMax >= LotsMin
        && MarketLotsMax <= OrderBook.LotsMax
        && LotsMax <= OrderBook.LotsMax
        && PositionLotsMax >= LotsMin
        && PositionLotsMax <= OrderBook.LotsMax;

    private bool HasValidLeverage =>
        LeverageMin >= 1
        && LeverageMax >= LeverageMin
        && LeverageMax <= LeverageMaxMax
        && LeverageBracket.AreValid(Brackets)
        && Brackets[0].LeverageMax >= LeverageMax
        && Brackets[^1].LeverageMax >= LeverageMin;

    private bool HasValidRates =>
        MakerFeePpm is >= 0 and <= FeePpmMax
        && TakerFeePpm is >= 0 and <= FeePpmMax
        && LiquidationFeePpm is >= 0 and <= FeePpmMax
        && PriceBandPpm is >= 1 and <= Ppm.Whole
        && FundingIntervalMs is >= 60_000 and <= 7L * 86_400_000
        && FundingCapPpm is >= 0 and <= Ppm.Whole
        && Math.Abs((long)InterestPpm) <= FundingCapPpm
        && LiquidationPatienceMs is >= 0 and <= LiquidationPatienceMsMax
        && WarnRatioPpm is >= 1 and <= Ppm.Whole;
}
