using System.Collections.Immutable;
using System.Numerics;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Tests.Markets;

namespace Kontor.Analytics.Tests.Briefings;

/// <summary>Dense areas from the list of all trades, each time from the beginning.</summary>
internal sealed class NaiveAreas(IReadOnlyList<SeenTrade> trades)
{
    private readonly NaiveMarkets _markets = new(trades);

    /// <summary>The prices above, then those below.</summary>
    public (ImmutableArray<Int128> Above, ImmutableArray<Int128> Below) At(string symbol, long gridMs)
    {
        if (_markets.PriceAt(symbol, gridMs) is not { } price)
            return ([], []);
        var own = Bin(price).Number;
        var values = Profile(symbol, gridMs);
        var sorted = values.Values.Order().ToArray();
        BigInteger Value(int bin) => values.GetValueOrDefault(bin);
        bool IsDense(int bin) =>
            4 * Value(bin) >= 3 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2])
            && Value(bin) > Value(bin - 1)
            && Value(bin) >= Value(bin + 1);
        var dense = values.Keys.Where(IsDense).Order().ToArray();
        return (
            [.. dense.Where(bin => bin > own).Take(3).Select(Middle)],
            [.. dense.Where(bin => bin < own).Reverse().Take(3).Select(Middle)]
        );
    }

    private Dictionary<int, BigInteger> Profile(string symbol, long gridMs)
    {
        var of = trades.Where(one => one.Symbol == symbol).ToArray();
        var firstSpotMs = of.Where(one => one.Venue == Venue.Spot).Select(one => one.MinuteMs).DefaultIfEmpty(long.MaxValue).Min();
        return of.Where(one => one.Venue == Venue.Spot || one.MinuteMs < firstSpotMs)
            .Where(one => one.MinuteMs < gridMs && one.MinuteMs >= gridMs - (90L * 86_400_000))
            .GroupBy(one => (one.Venue, one.House, one.MinuteMs))
            .Select(minute => (Bin(minute.Last().Price).Number, Value: minute.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Value)))
            .GroupBy(minute => minute.Number)
            .ToDictionary(bin => bin.Key, bin => bin.Aggregate(BigInteger.Zero, (sum, minute) => sum + minute.Value));
    }

    /// <summary>Every bin begins a hundredth above the one before it, but at least one above it.</summary>
    private static (int Number, BigInteger Start, BigInteger Next) Bin(BigInteger price)
    {
        var (number, start) = (0, BigInteger.One);
        while (true)
        {
            var next = start + BigInteger.Max(1, start / 100);
            if (price < next)
                return (number, start, next);
            (number, start) = (number + 1, next);
        }
    }

    private static Int128 Middle(int number)
    {
        var start = BigInteger.One;
        for (; number > 0; number--)
            start += BigInteger.Max(1, start / 100);
        return (Int128)(start + (BigInteger.Max(1, start / 100) / 2));
    }
}
