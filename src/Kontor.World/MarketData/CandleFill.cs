using System.Collections.Immutable;

namespace Kontor.World.MarketData;

/// <summary>
/// Makes an unbroken row of candles out of those in which something happened: in the others the price stays where it was. Pure, and
/// bounded by the range, which is never longer than <see cref="CandleSeries.ReadMax"/> candles.
/// </summary>
public static class CandleFill
{
    /// <param name="olderNewestFirst">
    /// What the history has of <see cref="KnownCandles.MissingBeforeMs"/>, in the order in which it is read. Candles that memory knows too are
    /// passed over. When nothing tells the price at the beginning of the range, the answer begins with the first candle that is known.
    /// </param>
    public static ImmutableArray<Candle> Fill(KnownCandles known, ReadOnlySpan<Candle> olderNewestFirst)
    {
        var row = new Row(known);
        for (var older = olderNewestFirst.Length - 1; older >= 0; older--)
        {
            if (olderNewestFirst[older].StartMs < known.MissingBeforeMs)
                row.Add(olderNewestFirst[older]);
        }
        foreach (var candle in known.Candles)
            row.Add(candle);
        return row.Finish();
    }

    private struct Row(KnownCandles known)
    {
        private readonly ImmutableArray<Candle>.Builder _candles = ImmutableArray.CreateBuilder<Candle>();
        private long _nextMs = known.FirstMs;
        private Candle _previous;

        public void Add(in Candle candle)
        {
            if (candle.StartMs >= _nextMs && candle.StartMs <= known.LastMs)
            {
                FillUpTo(candle.StartMs);
                _candles.Add(candle);
                _nextMs = known.Interval.Next(candle.StartMs);
            }
            if (candle.StartMs < _nextMs)
                _previous = candle;
        }

        public ImmutableArray<Candle> Finish()
        {
            if (known.FirstMs <= known.LastMs)
                FillUpTo(known.Interval.Next(known.LastMs));
            return _candles.DrainToImmutable();
        }

        private void FillUpTo(long endMs)
        {
            for (; _nextMs < endMs && !_previous.IsEmpty; _nextMs = known.Interval.Next(_nextMs))
                _candles.Add(Candle.Still(_nextMs, _previous.Close));
        }
    }
}
