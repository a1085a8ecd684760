using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>How long a candle takes, in the contract's words. Capital and small letters differ: a minute is <c>1m</c>, a month <c>1M</c>.</summary>
internal static class Intervals
{
    /// <summary>What spot knows. Clients still send the month, which is not documented any more.</summary>
    public static CandleInterval? OfSpot(string text) =>
        text switch
        {
            "2h" => CandleInterval.Hour2,
            "6h" => CandleInterval.Hour6,
            "8h" => CandleInterval.Hour8,
            "1M" => CandleInterval.Month1,
            _ => OfContract(text),
        };

    /// <summary>What contracts know.</summary>
    public static CandleInterval? OfContract(string text) =>
        text switch
        {
            "1m" => CandleInterval.Minute1,
            "5m" => CandleInterval.Minute5,
            "15m" => CandleInterval.Minute15,
            "30m" => CandleInterval.Minute30,
            "1h" => CandleInterval.Hour1,
            "4h" => CandleInterval.Hour4,
            "12h" => CandleInterval.Hour12,
            "1d" => CandleInterval.Day1,
            "1w" => CandleInterval.Week1,
            _ => null,
        };
}
