using Kontor.Chains.Serving;

namespace Kontor.Analytics.Holdings;

/// <summary>What coins on chains were worth: the dollar coin a dollar, a wrapped coin what it wraps, and all others what markets say.</summary>
public sealed class DollarPrices(IPriceSeries markets) : IPriceSeries
{
    /// <summary>A dollar, in the units of prices.</summary>
    public const long Dollar = 100_000_000;

    /// <summary>How many decimals prices have.</summary>
    public const int Decimals = 8;

    private const string DollarCoin = "USDT";

    public Int128? PriceBefore(string symbol, long timeMs)
    {
        var coin = WrappedCoins.CoinOf(symbol);
        return coin == DollarCoin ? Dollar : markets.PriceBefore(coin, timeMs);
    }
}
