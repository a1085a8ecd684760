using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>Every figure from the list of all trades, each time from the beginning: so slow that it can be read.</summary>
internal sealed class NaiveMarkets(IReadOnlyList<SeenTrade> trades)
{
    public Flow Over(string symbol, Venue venue, long fromMs, long toMs)
    {
        var of = Of(symbol, venue).Where(one => one.MinuteMs >= fromMs && one.MinuteMs < toMs).ToArray();
        return new Flow(Sum(of.Where(one => one.IsBuy)), Sum(of.Where(one => !one.IsBuy)), of.Length);
    }

    public Int128? PriceAt(string symbol, long timeMs) =>
        Last(Of(symbol, Venue.Spot).Where(one => HadEnded(one, timeMs)))
        ?? Last(Of(symbol, Venue.Perpetual).Where(one => HadEnded(one, timeMs)));

    public Int128? PriceNow(string symbol) => Last(Of(symbol, Venue.Spot)) ?? Last(Of(symbol, Venue.Perpetual));

    public PriceRange? RangeBefore(string symbol, long timeMs)
    {
        var venue = Of(symbol, Venue.Spot).Any() ? Venue.Spot : Venue.Perpetual;
        var prices = Of(symbol, venue).Where(one => one.MinuteMs < timeMs).Select(one => one.Price).ToArray();
        return prices.Length == 0 ? null : new PriceRange(prices.Max(), prices.Min());
    }

    public List<Bar> Bars(string symbol, KlineKind kind, Bucket bucket, long fromMs, long toMs, long nowMs)
    {
        var of = Source(symbol, kind);
        if (bucket == Bucket.Second)
            of = Remembered(of);
        if (of.Count == 0)
            return [];
        var lastMs = bucket.StartOf(Math.Min(toMs, nowMs));
        var firstMs = Math.Max(bucket.StartOf(of.Min(one => one.TimeMs)), bucket.Step(lastMs, 1 - Klines.BarsMax));
        var close = CloseOf(of.Where(one => one.TimeMs < firstMs), bucket) ?? 0;
        var inside = of.ToLookup(one => bucket.StartOf(one.TimeMs));
        var bars = new List<Bar>();
        for (var startMs = firstMs; startMs <= lastMs; startMs = bucket.Step(startMs, 1))
        {
            var bar = inside.Contains(startMs)
                ? BarOf(startMs, [.. inside[startMs]], bucket)
                : new Bar(startMs, close, close, close, close, 0);
            close = bar.Close;
            if (startMs >= fromMs)
                bars.Add(bar);
        }
        return bars;
    }

    private static bool HadEnded(SeenTrade one, long timeMs) => one.MinuteMs + Grid.MinuteMs <= timeMs;

    private static Bar BarOf(long startMs, SeenTrade[] inside, Bucket bucket)
    {
        var first = inside.OrderBy(one => TimeOf(one, bucket)).ThenBy(one => one.House).First();
        var (high, low) = (inside.Max(one => one.Price), inside.Min(one => one.Price));
        return new Bar(startMs, first.Price, high, low, CloseOf(inside, bucket)!.Value, Sum(inside));
    }

    /// <summary>Of the newest time at which there were trades, of the first house that had any then, the last one.</summary>
    private static Int128? CloseOf(IEnumerable<SeenTrade> of, Bucket bucket) =>
        of.GroupBy(one => (Time: TimeOf(one, bucket), one.House))
            .OrderByDescending(group => group.Key.Time)
            .ThenBy(group => group.Key.House)
            .FirstOrDefault()
            ?.Last()
            .Price;

    /// <summary>Houses are compared by minutes, or by milliseconds where bars are shorter than that; a house's own trades have their order.</summary>
    private static long TimeOf(SeenTrade one, Bucket bucket) => bucket == Bucket.Second ? one.TimeMs : one.MinuteMs;

    private List<SeenTrade> Source(string symbol, KlineKind kind)
    {
        if (kind == KlineKind.AllSpot)
            return [.. Of(symbol, Venue.Spot)];
        var of = Of(symbol, kind == KlineKind.Spot ? Venue.Spot : Venue.Perpetual).ToArray();
        var first = of.OrderBy(one => one.MinuteMs).ThenBy(one => one.House).FirstOrDefault();
        return [.. of.Where(one => one.House == first?.House)];
    }

    /// <summary>The last thousand of every house, without what any house may remember only in part.</summary>
    private static List<SeenTrade> Remembered(List<SeenTrade> of)
    {
        var fromMs = 0L;
        var kept = new List<SeenTrade>();
        foreach (var house in of.GroupBy(one => one.House))
        {
            var last = house.TakeLast(1_000).ToArray();
            if (last.Length < house.Count())
                fromMs = Math.Max(fromMs, Bucket.Second.StartOf(last[0].TimeMs) + 1_000);
            kept.AddRange(last);
        }
        return [.. kept.Where(one => one.TimeMs >= fromMs).OrderBy(one => one.TimeMs).ThenBy(one => one.House)];
    }

    private static Int128? Last(IEnumerable<SeenTrade> of) => CloseOf(of, Bucket.All[1]);

    private IEnumerable<SeenTrade> Of(string symbol, Venue venue) => trades.Where(one => one.Symbol == symbol && one.Venue == venue);

    private static Int128 Sum(IEnumerable<SeenTrade> of) => of.Aggregate(Int128.Zero, (sum, one) => sum + one.Value);
}
