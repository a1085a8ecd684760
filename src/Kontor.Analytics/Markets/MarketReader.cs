using System.Runtime.InteropServices;
using Kontor.World;
using Kontor.World.History;
using Kontor.World.MarketData;

namespace Kontor.Analytics.Markets;

/// <summary>
/// Takes the candles of one market into its series: the newest from memory, and what has left memory, or was there before this program
/// began, from the history.
/// </summary>
internal sealed class MarketReader(LiveWorld world, TimeProvider time, MarketSeries series)
{
    private const int PageRows = 10_000;

    private long _seen;

    public MarketSeries Series => series;

    /// <summary>Nothing is looked at while nothing was traded.</summary>
    public async ValueTask ReadAsync(long nowMs, CancellationToken stop)
    {
        // Counted first, and by the candles, which know of a trade a moment after the list of trades does: what comes while this reads is read again.
        var candles = series.Tape.Candles(CandlePrice.Last);
        var trades = candles.ShownPrices;
        if (trades == _seen)
            return;
        var fromMs = series.Log.OpenStartMs;
        var known = candles.Known(CandleInterval.Minute1, fromMs, long.MaxValue, CandleSeries.ReadMax, nowMs).Candles;
        if (known.IsEmpty)
            return;
        var oldestMs = known[0].StartMs;
        if (oldestMs > fromMs)
        {
            var older = await ReadOlderAsync(fromMs, oldestMs - 1, stop);
            series.Log.Add(CollectionsMarshal.AsSpan(older));
        }
        series.Log.Add([.. known.Where(candle => candle.StartMs >= fromMs)]);
        _seen = trades;
    }

    /// <summary>What the history has of a span of time, both ends included; the oldest first.</summary>
    private async Task<List<Candle>> ReadOlderAsync(long fromMs, long toMs, CancellationToken stop)
    {
        var newestFirst = new List<Candle>();
        var range = new HistoryRange(fromMs, toMs, long.MaxValue);
        while (true)
        {
            var query = new HistoryQuery<CandleRow>
            {
                Owner = series.Owner.Packed,
                Range = range,
                RowsMax = PageRows,
            };
            var page = await Patience.AskAsync(() => world.ReadHistoryAsync(state => state.Candles, query), time, stop);
            foreach (var entry in page)
                newestFirst.Add(entry.Row.Candle);
            if (page.Length < PageRows)
                break;
            range = range with { BeforeId = page[^1].Id };
        }
        newestFirst.Reverse();
        return newestFirst;
    }
}
