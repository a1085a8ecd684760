using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.MarketData;

/// <summary>
/// Everything public about one market: trades, the last day, the book's best levels, candles. Written on the world's loop alone and
/// read from any thread: readers copy and check that the copy is whole (<see cref="WriteSequence"/>), so no number of them delays an order.
/// Its state depends on the commands alone. What is shown of the book is not part of it: that is published again from the book.
/// </summary>
public sealed class MarketTape
{
    public const int TradesMax = 1_000;
    public const int DepthMax = 200;

    private const int TradesTriesMax = 4;

    private readonly SequenceRing<TapeTrade> _trades = new(TradesMax);
    private readonly DepthBoard _depth = new(DepthMax);
    private readonly CandleSeries[] _candles;

    /// <param name="onClosed">Gets every candle that closes, in order. A candle closes when the first price after it comes.</param>
    public MarketTape(MarketProduct product, CandleClosed onClosed, int candlesHotMax = CandleSeries.HotMaxDefault)
    {
        ReadOnlySpan<CandlePrice> prices =
            product == MarketProduct.Perpetual ? [CandlePrice.Last, CandlePrice.Mark, CandlePrice.Index] : [CandlePrice.Last];
        _candles = new CandleSeries[prices.Length];
        foreach (var price in prices)
            _candles[(int)price] = new CandleSeries(price, onClosed, candlesHotMax);
    }

    private CandleSeries Last => _candles[(int)CandlePrice.Last];

    /// <summary>Spot markets have candles of the last price only.</summary>
    public bool Has(CandlePrice price) => (int)price < _candles.Length;

    public CandleSeries Candles(CandlePrice price) => _candles[(int)price];

    /// <summary>Writer: a trade. Time does not go back from one to the next.</summary>
    public void AddTrade(in TapeTrade trade)
    {
        Invariant.Holds(trade.PriceTicks > 0 && trade.Lots > 0 && trade.Value >= 0);
        // The list first: whoever learns from the candles that there is a trade finds it in the list.
        _trades.Add(trade);
        Last.Trade(trade);
    }

    /// <summary>Writer: a new mark or index price of a perpetual.</summary>
    public void AddPrice(CandlePrice price, long priceUnits, long timeMs)
    {
        Invariant.Holds(price != CandlePrice.Last);
        Candles(price).Price(priceUnits, timeMs);
    }

    /// <summary>Writer: shows the book, when it has changed. Once at the end of a batch is often enough, and once after loading.</summary>
    public void PublishDepth<TSource>(in TSource source, long timeMs)
        where TSource : IDepthSource
    {
        if (!_depth.Shows(source.UpdateId))
            _depth.Write(source, timeMs);
    }

    public DepthView Depth(int limit = DepthMax) => _depth.Read().Top(Math.Max(limit, 0));

    /// <summary>
    /// The last trades, newest first. Should a reader be overtaken by the writer time and again, the oldest of them may be missing.
    /// </summary>
    public ImmutableArray<TapeTrade> Trades(int max = TradesMax)
    {
        var trades = ImmutableArray.CreateBuilder<TapeTrade>();
        for (var tries = 1; !TryCollect(Math.Min(max, TradesMax), trades) && tries < TradesTriesMax; tries++)
            trades.Clear();
        return trades.DrainToImmutable();
    }

    /// <summary>Trades ever made.</summary>
    public long TradeCount => _trades.Count;

    /// <summary>
    /// The trades after so many of all, oldest first, and how many there are of all now. Whoever comes too late for the oldest of them goes
    /// without: what is kept has a bound.
    /// </summary>
    public ImmutableArray<TapeTrade> TradesSince(ref long seen)
    {
        var count = _trades.Count;
        var trades = ImmutableArray.CreateBuilder<TapeTrade>();
        for (var number = Math.Max(seen, _trades.OldestOf(count)); number < count; number++)
        {
            if (_trades.TryRead(number, out var trade))
                trades.Add(trade);
        }
        seen = count;
        return trades.DrainToImmutable();
    }

    /// <summary>The 24 hours that end now.</summary>
    public TickerView Ticker(long nowMs)
    {
        var (window, trades) = Last.Window(nowMs);
        var depth = _depth.Read();
        return new TickerView(
            nowMs,
            window,
            trades > 0 && _trades.TryRead(trades - 1, out var last) ? last : null,
            depth.Bids.IsEmpty ? null : depth.Bids[0],
            depth.Asks.IsEmpty ? null : depth.Asks[0]
        );
    }

    public void Save(ref RecordWriter writer)
    {
        _trades.Save(ref writer, TradeCodec.Write);
        foreach (var series in _candles)
            series.Save(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote, into a tape that is still empty. The book must be published afterwards.</summary>
    public void Load(ref RecordReader reader)
    {
        _trades.Load(ref reader, TradeCodec.Read);
        foreach (var series in _candles)
            series.Load(ref reader);
    }

    public void Check(string market, ICollection<string> broken)
    {
        if (_trades.Count != Last.Prices)
            broken.Add($"{market}: {_trades.Count} trades, but {Last.Prices} in the candles");
        foreach (var series in _candles)
            series.Check(market, broken);
    }

    private bool TryCollect(int max, ImmutableArray<TapeTrade>.Builder trades)
    {
        var count = _trades.Count;
        for (var number = count - 1; number >= Math.Max(0, count - max); number--)
        {
            if (!_trades.TryRead(number, out var trade))
                return false;
            trades.Add(trade);
        }
        return true;
    }
}
