namespace Kontor.World.Ledger;

/// <summary>An asset of one exchange. Amounts of it are counted in its smallest unit, 10^-<see cref="Decimals"/>.</summary>
public sealed record AssetRecord
{
    public const int DecimalsMax = 18;

    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Never changes: every amount ever written counts in it.</summary>
    public required int Decimals { get; init; }

    public bool CanDeposit { get; init; } = true;
    public bool CanWithdraw { get; init; } = true;
}

/// <summary>A market of one exchange: one asset traded for another.</summary>
public sealed record MarketRecord
{
    public required string Symbol { get; init; }
    public required string Base { get; init; }
    public required string Quote { get; init; }
    public bool IsTrading { get; init; } = true;

    /// <summary>Some markets can be traded by hand only.</summary>
    public bool IsApiTradable { get; init; } = true;

    /// <summary>Users may keep an isolated margin wallet for it.</summary>
    public bool HasMargin { get; init; } = true;

    /// <summary>What the house takes of a trade, in millionths of its value, from whoever was resting in the book.</summary>
    public int MakerFeePpm { get; init; } = FeePpmDefault;

    /// <summary>The same from whoever came and took.</summary>
    public int TakerFeePpm { get; init; } = FeePpmDefault;

    /// <summary>0.1 %.</summary>
    private const int FeePpmDefault = 1_000;

    public const int FeePpmMax = 100_000;

    internal bool HasValidFees => MakerFeePpm is >= 0 and <= FeePpmMax && TakerFeePpm is >= 0 and <= FeePpmMax;
}
