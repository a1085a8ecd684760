using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

/// <summary>Candles as the calendar of the runtime and the list of all trades have them: slow and obvious.</summary>
internal static class NaiveCandles
{
    private static readonly Dictionary<CandleInterval, TimeSpan> Lengths = new()
    {
        [CandleInterval.Minute1] = TimeSpan.FromMinutes(1),
        [CandleInterval.Minute3] = TimeSpan.FromMinutes(3),
        [CandleInterval.Minute5] = TimeSpan.FromMinutes(5),
        [CandleInterval.Minute15] = TimeSpan.FromMinutes(15),
        [CandleInterval.Minute30] = TimeSpan.FromMinutes(30),
        [CandleInterval.Hour1] = TimeSpan.FromHours(1),
        [CandleInterval.Hour2] = TimeSpan.FromHours(2),
        [CandleInterval.Hour4] = TimeSpan.FromHours(4),
        [CandleInterval.Hour6] = TimeSpan.FromHours(6),
        [CandleInterval.Hour8] = TimeSpan.FromHours(8),
        [CandleInterval.Hour12] = TimeSpan.FromHours(12),
        [CandleInterval.Day1] = TimeSpan.FromDays(1),
        [CandleInterval.Day3] = TimeSpan.FromDays(3),
        [CandleInterval.Week1] = TimeSpan.FromDays(7),
    };

    public static long StartOf(CandleInterval interval, long timeMs)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        var start = interval switch
        {
            CandleInterval.Month1 => new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero),
            CandleInterval.Week1 => new DateTimeOffset(time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)), TimeSpan.Zero),
            _ => DateTimeOffset.UnixEpoch + Lengths[interval] * Math.Floor((time - DateTimeOffset.UnixEpoch) / Lengths[interval]),
        };
        return start.ToUnixTimeMilliseconds();
    }

    public static long Next(CandleInterval interval, long startMs, int candles = 1)
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(startMs);
        var next = interval == CandleInterval.Month1 ? start.AddMonths(candles) : start + Lengths[interval] * candles;
        return next.ToUnixTimeMilliseconds();
    }

    /// <summary>What <see cref="CandleSeries.Read"/> promises.</summary>
    public static List<Candle> Read(List<TapeTrade> trades, CandleInterval interval, long fromMs, long toMs, int max, long nowMs)
    {
        var newestFirst = new List<Candle>();
        if (trades.Count == 0)
            return newestFirst;
        var startMs = StartOf(interval, Math.Min(toMs, Math.Max(nowMs, trades[^1].TimeMs)));
        var index = trades.Count - 1;
        for (; newestFirst.Count < max && startMs >= fromMs; startMs = Next(interval, startMs, -1))
        {
            var endMs = Next(interval, startMs);
            while (index >= 0 && trades[index].TimeMs >= endMs)
                index--;
            if (index < 0)
                break;
            var last = index;
            while (index >= 0 && trades[index].TimeMs >= startMs)
                index--;
            newestFirst.Add(Of(startMs, trades[(index + 1)..(last + 1)], trades[last].PriceTicks));
        }
        newestFirst.Reverse();
        return newestFirst;
    }

    public static Candle Of(long startMs, List<TapeTrade> trades, long priceBefore)
    {
        if (trades.Count == 0)
            return new Candle(startMs, priceBefore, priceBefore, priceBefore, priceBefore, 0, 0, 0, 0, 0);
        var bought = trades.Where(trade => trade.TakerSide == Side.Buy).ToList();
        return new Candle(
            startMs,
            trades[0].PriceTicks,
            trades.Max(trade => trade.PriceTicks),
            trades.Min(trade => trade.PriceTicks),
            trades[^1].PriceTicks,
            trades.Count,
            trades.Sum(trade => trade.Lots),
            Sum(trades),
            bought.Sum(trade => trade.Lots),
            Sum(bought)
        );
    }

    private static Int128 Sum(List<TapeTrade> trades) => trades.Aggregate(Int128.Zero, (sum, trade) => sum + trade.Value);
}
