namespace Kontor.World.Ledger;

/// <summary>An asset of one exchange. Amounts of it are counted in its smallest unit, 10^-<see cref="Decimals"/>.</summary>
public sealed record AssetRecord
{
    public const int DecimalsMax = 18;

    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Never changes: every amount ever written counts in it.</summary>
    public required int Decimals { get; init; }

    /// <summary>Practice is paid with it. It is worth nothing, and whoever looks at what is traded for real leaves it out.</summary>
    public bool IsPractice { get; init; }

    public bool CanDeposit { get; init; } = true;
    public bool CanWithdraw { get; init; } = true;
}
