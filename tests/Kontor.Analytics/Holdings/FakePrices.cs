using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>Prices that jump about every minute, and that begin at some time.</summary>
internal sealed class FakePrices(long firstMs) : IPriceSeries
{
    public Int128? PriceBefore(string symbol, long timeMs)
    {
        if (timeMs <= firstMs)
            return null;
        var minute = (timeMs - 1) / Grid.MinuteMs;
        return 40_000_000_000 + ((minute * 7_919) + (symbol[0] * 104_729)) % 9_973 * 1_234_567;
    }
}
