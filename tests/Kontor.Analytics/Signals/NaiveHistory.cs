using System.Numerics;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Tests.Markets;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>What was traded of one token on one venue, five minutes by five minutes, each figure added up anew from the list.</summary>
internal sealed class NaiveHistory
{
    private readonly long _beginMs;
    private readonly Int128[] _net;
    private readonly Int128[] _amount;
    private readonly Int128?[] _price;

    public NaiveHistory(IEnumerable<SeenTrade> trades, long beginMs, long endMs)
    {
        _beginMs = beginMs;
        var count = (int)((endMs - beginMs) / Grid.StepMs) + 1;
        (_net, _amount, _price) = (new Int128[count], new Int128[count], new Int128?[count]);
        SeenTrade[] all = [.. trades];
        FirstMs = all.Length > 0 ? all.Min(one => one.MinuteMs) : null;
        var bySlot = all.ToLookup(one => SlotOf(Grid.At(one.MinuteMs) + Grid.StepMs));
        for (var slot = 0; slot < count; slot++)
        {
            foreach (var one in bySlot[slot])
            {
                _net[slot] += one.IsBuy ? one.Value : -one.Value;
                _amount[slot] += one.Value;
            }
            var newest = bySlot[slot].GroupBy(one => (one.MinuteMs, one.House)).OrderByDescending(group => group.Key.MinuteMs);
            _price[slot] = newest.ThenBy(group => group.Key.House).FirstOrDefault()?.Last().Price ?? (slot > 0 ? _price[slot - 1] : null);
        }
    }

    public long? FirstMs { get; }

    public Int128? PriceAt(long timeMs) => timeMs < _beginMs ? null : _price[SlotOf(timeMs)];

    public Int128 Net(long endMs, long lengthMs) => Sum(_net, endMs, lengthMs);

    public Int128 Amount(long endMs, long lengthMs) => Sum(_amount, endMs, lengthMs);

    /// <summary>Whether the five minutes before an instant stand out from those of the 30 days before them.</summary>
    public bool IsUnusual(long gridMs)
    {
        var now = Dollars(_net[SlotOf(gridMs)]);
        var first = Grid.At(FirstMs!.Value) + Grid.StepMs;
        if (now < 10_000 || gridMs - first < 288 * Grid.StepMs)
            return false;
        var before = new List<long>();
        for (var at = Math.Max(first, gridMs - 30 * Grid.DayMs); at < gridMs; at += Grid.StepMs)
            before.Add(Dollars(_net[SlotOf(at)]));
        return StandsOut(now, before);
    }

    /// <summary>Whether any window of days that ends with a day stands out from those of the 30 days before.</summary>
    public bool IsUnusualDay(long dayMs)
    {
        var first = Grid.DayOf(FirstMs!.Value) + Grid.DayMs;
        foreach (var days in (int[])[3, 7, 15, 30])
        {
            var now = Dollars(Net(dayMs, days * Grid.DayMs));
            var before = new List<long>();
            for (var at = Math.Max(first, dayMs - 30 * Grid.DayMs); at < dayMs; at += Grid.DayMs)
                before.Add(Dollars(Net(at, days * Grid.DayMs)));
            if (now >= 100_000 && before.Count >= 7 && StandsOut(now, before))
                return true;
        }
        return false;
    }

    /// <summary>By the definition of the standard deviation: z² = n·(nx - S)² / Σ(nv - S)².</summary>
    private static bool StandsOut(long value, List<long> before)
    {
        BigInteger count = before.Count;
        var sum = before.Aggregate(BigInteger.Zero, (all, one) => all + one);
        var squares = before.Aggregate(BigInteger.Zero, (all, one) => all + BigInteger.Pow(count * one - sum, 2));
        var above = count * value - sum;
        return above > 0 && count * above * above > 16 * squares;
    }

    private static long Dollars(Int128 amount) => (long)(amount / Fixed.One);

    private Int128 Sum(Int128[] of, long endMs, long lengthMs)
    {
        var sum = Int128.Zero;
        for (var at = Math.Max(_beginMs, endMs - lengthMs + Grid.StepMs); at <= endMs; at += Grid.StepMs)
            sum += of[SlotOf(at)];
        return sum;
    }

    private int SlotOf(long gridMs) => (int)((gridMs - _beginMs) / Grid.StepMs);
}
