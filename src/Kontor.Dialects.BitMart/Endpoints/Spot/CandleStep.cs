using System.Collections.Immutable;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>
/// How long a candle takes, as the contract counts it: in minutes. Two of its lengths the world does not keep; their candles are made of three
/// shorter ones each.
/// </summary>
internal readonly record struct CandleStep(int Minutes, CandleInterval Interval, int Parts = 1)
{
    private const long MinuteMs = 60_000;

    /// <summary>All lengths that were ever served, in the order in which they are listed.</summary>
    public static ImmutableArray<CandleStep> All { get; } =
    [
        new(1, CandleInterval.Minute1),
        new(3, CandleInterval.Minute3),
        new(5, CandleInterval.Minute5),
        new(15, CandleInterval.Minute15),
        new(30, CandleInterval.Minute30),
        new(45, CandleInterval.Minute15, Parts: 3),
        new(60, CandleInterval.Hour1),
        new(120, CandleInterval.Hour2),
        new(180, CandleInterval.Hour1, Parts: 3),
        new(240, CandleInterval.Hour4),
        new(1_440, CandleInterval.Day1),
        new(10_080, CandleInterval.Week1),
        new(43_200, CandleInterval.Month1),
    ];

    /// <summary>The lengths of the newer generation.</summary>
    public static ImmutableArray<CandleStep> Current { get; } = [.. All.Where(step => step.Minutes is not (3 or 45 or 180))];

    public long LengthMs => Minutes * MinuteMs;

    /// <summary>One candle of each group of parts, oldest first; groups begin where whole lengths since 1970 do.</summary>
    public ImmutableArray<Candle> Join(ImmutableArray<Candle> parts)
    {
        if (Parts == 1)
            return parts;
        var joined = ImmutableArray.CreateBuilder<Candle>();
        foreach (var part in parts)
        {
            var startMs = part.StartMs - part.StartMs % LengthMs;
            if (joined.Count > 0 && joined[^1].StartMs == startMs)
                joined[^1] = Join(joined[^1], part);
            else
                joined.Add(part with { StartMs = startMs });
        }
        return joined.DrainToImmutable();
    }

    private static Candle Join(in Candle earlier, in Candle later) =>
        earlier with
        {
            High = Math.Max(earlier.High, later.High),
            Low = Math.Min(earlier.Low, later.Low),
            Close = later.Close,
            Trades = earlier.Trades + later.Trades,
            Lots = earlier.Lots + later.Lots,
            Value = earlier.Value + later.Value,
            TakerBuyLots = earlier.TakerBuyLots + later.TakerBuyLots,
            TakerBuyValue = earlier.TakerBuyValue + later.TakerBuyValue,
        };
}
