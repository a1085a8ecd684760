namespace Kontor.Analytics.Holdings;

/// <summary>What the large holders of a token have, of how much of it the cost is known, and that cost in dollars.</summary>
public readonly record struct WhaleFigures(Exact Balance, Exact Priced, Exact Cost)
{
    /// <summary>For one whole coin; nothing where no cost is known.</summary>
    public Exact? AverageCost => Exact.Divide(Cost, Priced, Fixed.Decimals);

    public static WhaleFigures operator +(WhaleFigures left, WhaleFigures right) =>
        new(left.Balance + right.Balance, left.Priced + right.Priced, left.Cost + right.Cost);
}
