using System.Collections.Immutable;
using Kontor.World.MarketData;

namespace Kontor.Analytics.Markets;

/// <summary>
/// Bars of single seconds, made of the trades that the markets still have. Of what is older nothing is said: the first second of which a market
/// may have forgotten a part is left out with everything before it.
/// </summary>
internal sealed class SecondBars : IBarSource
{
    private readonly SortedList<long, BarPart> _seconds = [];

    /// <param name="markets">In the order of the houses.</param>
    public SecondBars(IEnumerable<MarketSeries> markets)
    {
        var wholeFromMs = 0L;
        foreach (var series in markets)
        {
            var seen = 0L;
            var trades = series.Tape.TradesSince(ref seen);
            if (!trades.IsEmpty && trades.Length < seen)
                wholeFromMs = Math.Max(wholeFromMs, Bucket.Second.Step(Bucket.Second.StartOf(trades[0].TimeMs), 1));
            foreach (var (startMs, part) in SecondsOf(series, trades))
                _seconds[startMs] = _seconds.TryGetValue(startMs, out var before) ? before.And(part) : part;
        }
        while (_seconds.Count > 0 && _seconds.GetKeyAtIndex(0) < wholeFromMs)
            _seconds.RemoveAt(0);
    }

    public long? FirstMs => _seconds.Count > 0 ? _seconds.GetKeyAtIndex(0) : null;

    public BarPart? Between(long fromMs, long toMs) => _seconds.TryGetValue(fromMs, out var part) ? part : null;

    public Int128? CloseBefore(long timeMs)
    {
        Int128? close = null;
        foreach (var (startMs, part) in _seconds)
        {
            if (startMs >= timeMs)
                break;
            close = part.Close;
        }
        return close;
    }

    private static Dictionary<long, BarPart> SecondsOf(MarketSeries series, ImmutableArray<TapeTrade> trades)
    {
        var seconds = new Dictionary<long, BarPart>();
        foreach (var trade in trades)
        {
            var startMs = Bucket.Second.StartOf(trade.TimeMs);
            var price = series.PriceOf(trade.PriceTicks);
            var part = new BarPart(trade.TimeMs, trade.TimeMs, price, price, price, price, Fixed.Of(trade.Value, series.QuoteDecimals));
            // Trades of one market come in order, also those of the same millisecond: the last one is the close.
            seconds[startMs] = seconds.TryGetValue(startMs, out var before) ? before.And(part) with { Close = price } : part;
        }
        return seconds;
    }
}
