namespace Kontor.World.Spot;

/// <summary>What users of a level pay, measured by what the markets ask. Who was never given a level is of level 0.</summary>
public sealed record FeeTier
{
    public const int LevelsMax = 64;

    /// <summary>Twice what the market asks.</summary>
    public const int FactorPpmMax = 2_000_000;

    public required int Level { get; init; }
    public required string Name { get; init; }

    /// <summary>In millionths of the market's fee for makers.</summary>
    public int MakerFactorPpm { get; init; } = Ppm.One;

    /// <summary>In millionths of the market's fee for takers.</summary>
    public int TakerFactorPpm { get; init; } = Ppm.One;

    internal static FeeTier Basic { get; } = new() { Level = 0, Name = "0" };

    internal bool IsValid =>
        Level is >= 0 and < LevelsMax
        && Bounds.IsName(Name)
        && MakerFactorPpm is >= 0 and <= FactorPpmMax
        && TakerFactorPpm is >= 0 and <= FactorPpmMax;

    internal SpotFeeRates RatesAt(MarketRecord market) =>
        new(Ppm.Ceil(market.MakerFeePpm, MakerFactorPpm), Ppm.Ceil(market.TakerFeePpm, TakerFactorPpm));
}

/// <summary>What a user pays in a market, in millionths of what is traded.</summary>
public readonly record struct SpotFeeRates(int MakerPpm, int TakerPpm);
