namespace Kontor.Analytics.Holdings;

/// <summary>A holding in coin and dollars.</summary>
public readonly record struct HoldingFigures(ChainAsset Asset, HoldingDay Day)
{
    public Exact Balance => new(Day.Balance, Asset.Decimals);

    /// <summary>For one whole coin; nothing where the cost of none is known.</summary>
    public Exact? AverageCost => Exact.Divide(new(Day.Cost, Asset.ValueScale), new(Day.Priced, Asset.Decimals), Fixed.Decimals);

    /// <summary>What would be gained by parting with all of it, as far as its cost is known; nothing where that is of none, or without a price.</summary>
    public Exact? UnrealisedAt(Int128? price) =>
        price is { } known && !Day.Priced.IsZero ? new Exact((Day.Priced * known) - Day.Cost, Asset.ValueScale) : null;

    /// <summary>With what was gained before; nothing where neither is known of.</summary>
    public Exact? TotalAt(Int128? price)
    {
        if (UnrealisedAt(price) is { } unrealised)
            return unrealised + new Exact(Day.Realised, Asset.ValueScale);
        return price is null ? null : new Exact(Day.Realised, Asset.ValueScale);
    }
}
