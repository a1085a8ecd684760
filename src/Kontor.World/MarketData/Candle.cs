using Kontor.World.Matching;

namespace Kontor.World.MarketData;

/// <summary>
/// What one price did during one interval. Prices are ticks or price units, see <see cref="CandlePrice"/>; a candle of a price that
/// nobody trades at has no trades and no volume.
/// </summary>
public readonly record struct Candle(
    long StartMs,
    long Open,
    long High,
    long Low,
    long Close,
    long Trades,
    Int128 Lots,
    Int128 Value,
    Int128 TakerBuyLots,
    Int128 TakerBuyValue
)
{
    /// <summary>A candle in which nothing has happened at all, not even a price: it is written nowhere.</summary>
    public bool IsEmpty => Open == 0;

    internal static Candle Nothing(long startMs) => default(Candle) with { StartMs = startMs };

    /// <summary>A candle that stands still at a price.</summary>
    internal static Candle Still(long startMs, long price) => new(startMs, price, price, price, price, 0, 0, 0, 0, 0);

    internal static Candle Of(long startMs, in TapeTrade trade)
    {
        var isBuy = trade.TakerSide == Side.Buy;
        return Still(startMs, trade.PriceTicks) with
        {
            Trades = 1,
            Lots = trade.Lots,
            Value = trade.Value,
            TakerBuyLots = isBuy ? trade.Lots : 0,
            TakerBuyValue = isBuy ? trade.Value : 0,
        };
    }

    /// <summary>This candle with what happened after it. It keeps its own start.</summary>
    internal Candle FollowedBy(in Candle later)
    {
        if (later.IsEmpty)
            return this;
        if (IsEmpty)
            return later with { StartMs = StartMs };
        return new Candle(
            StartMs,
            Open,
            Math.Max(High, later.High),
            Math.Min(Low, later.Low),
            later.Close,
            Trades + later.Trades,
            Add(Lots, later.Lots),
            Add(Value, later.Value),
            Add(TakerBuyLots, later.TakerBuyLots),
            Add(TakerBuyValue, later.TakerBuyValue)
        );
    }

    // A sum that no number can hold stays at the largest one: a statistic is no reason to refuse a trade.
    private static Int128 Add(Int128 left, Int128 right) => left > Int128.MaxValue - right ? Int128.MaxValue : left + right;
}
