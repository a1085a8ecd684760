using System.Collections.Immutable;

namespace Kontor.Analytics.Markets;

/// <summary>Bars of every length. What they cost depends on how many are asked for, and not on how much was traded.</summary>
public readonly struct Klines(MarketBooks books)
{
    /// <summary>When there are more, the newest of them are the answer.</summary>
    public const int BarsMax = 1_000;

    /// <summary>
    /// The bars that begin from one time to another, both included, oldest first. In a bar without a trade the price stays where it was; there
    /// is none before the first trade and none after now.
    /// </summary>
    public ImmutableArray<Bar> Read(string symbol, KlineKind kind, Bucket bucket, long fromMs, long toMs, long nowMs)
    {
        var source = SourceOf(symbol, kind, bucket);
        if (source.FirstMs is not { } beginMs)
            return [];
        var lastMs = bucket.StartOf(Math.Min(toMs, nowMs));
        if (fromMs > lastMs)
            return [];
        var firstMs = Math.Max(bucket.FirstFrom(fromMs), bucket.StartOf(beginMs));
        firstMs = Math.Max(firstMs, bucket.Step(lastMs, 1 - BarsMax));
        return Fill(source, bucket, firstMs, lastMs);
    }

    private static ImmutableArray<Bar> Fill(IBarSource source, Bucket bucket, long firstMs, long lastMs)
    {
        var bars = ImmutableArray.CreateBuilder<Bar>();
        var close = source.CloseBefore(firstMs) ?? 0;
        for (var startMs = firstMs; startMs <= lastMs; )
        {
            var nextMs = bucket.Step(startMs, 1);
            var bar = source.Between(startMs, nextMs)?.At(startMs) ?? new Bar(startMs, close, close, close, close, 0);
            bars.Add(bar);
            (startMs, close) = (nextMs, bar.Close);
        }
        return bars.DrainToImmutable();
    }

    private IBarSource SourceOf(string symbol, KlineKind kind, Bucket bucket)
    {
        var series = kind switch
        {
            KlineKind.AllSpot => books.Of(symbol, Venue.Spot).Series,
            KlineKind.Spot => First(books.Of(symbol, Venue.Spot)),
            KlineKind.Perpetual => First(books.Of(symbol, Venue.Perpetual)),
            _ => [],
        };
        return bucket.Interval is null ? new SecondBars(series) : new MinuteBars([.. series.Select(one => (one, one.View))]);
    }

    private static ImmutableArray<MarketSeries> First(TokenMarkets markets) => markets.First is { } first ? [first] : [];
}
