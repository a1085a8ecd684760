using System.Collections.Immutable;
using System.Numerics;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Tests.Markets;

namespace Kontor.Analytics.Tests.Briefings;

/// <summary>Dense areas from the list of all trades, each time from the beginning.</summary>
internal sealed class NaiveAreas(IReadOnlyList<SeenTrade> trades)
{
    private static readonly List<BigInteger> s_starts = Starts();

    private readonly Dictionary<Int128, int> _bins = [];
    private readonly NaiveMarkets _markets = new(trades);

    /// <summary>The prices above, then those below.</summary>
    public (ImmutableArray<Int128> Above, ImmutableArray<Int128> Below) At(string symbol, long gridMs)
    {
        if (_markets.PriceAt(symbol, gridMs) is not { } price)
            return ([], []);
        var own = Bin(price);
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
            .Select(minute => (Bin: Bin(minute.Last().Price), Value: minute.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Value)))
            .GroupBy(minute => minute.Bin)
            .ToDictionary(bin => bin.Key, bin => bin.Aggregate(BigInteger.Zero, (sum, minute) => sum + minute.Value));
    }

    private int Bin(Int128 price)
    {
        if (!_bins.TryGetValue(price, out var bin))
            _bins.Add(price, bin = s_starts.TakeWhile(start => start <= price).Count() - 1);
        return bin;
    }

    private static Int128 Middle(int bin) => (Int128)(s_starts[bin] + ((s_starts[bin + 1] - s_starts[bin]) / 2));

    /// <summary>Every bin begins a hundredth above the one before it, but at least one above it.</summary>
    private static List<BigInteger> Starts()
    {
        var starts = new List<BigInteger> { 1 };
        while (starts[^1] < 1_000_000 * (BigInteger)Fixed.One)
            starts.Add(starts[^1] + BigInteger.Max(1, starts[^1] / 100));
        return starts;
    }
}
