namespace Kontor.Analytics.Holdings;

/// <summary>Where nothing is traded, nothing has a price but the dollar coin.</summary>
internal sealed class NoPrices : IPriceSeries
{
    public static NoPrices Instance { get; } = new();

    public Int128? PriceBefore(string symbol, long timeMs) => null;
}
