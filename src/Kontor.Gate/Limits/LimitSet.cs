namespace Kontor.Gate.Limits;

/// <summary>One limit that a request has to pass.</summary>
public readonly record struct LimitDemand(LimitTable Table, UInt128 Subject, int Weight);

/// <summary>What several limits together say.</summary>
/// <param name="IsAdmitted">Every one of them has taken its weight; otherwise none has.</param>
/// <param name="Decider">The demand that refused, or the tightest one: the fewest remaining, the first of equals. -1 without demands.</param>
/// <param name="Reading">The decider's reading.</param>
public readonly record struct LimitVerdict(bool IsAdmitted, int Decider, WindowReading Reading);

/// <summary>Several limits passed as one: all take their weight, or the first that refuses decides and the earlier ones get theirs back.</summary>
public static class LimitSet
{
    /// <summary>
    /// Takes all demands in order. Each reading is left in <paramref name="readings"/> as far as the limits were asked. Between a
    /// take and its refund another thread may see the weight as used: concurrency can refuse early, but never admit too much.
    /// </summary>
    public static LimitVerdict TryTake(ReadOnlySpan<LimitDemand> demands, long nowMs, Span<WindowReading> readings)
    {
        if (readings.Length < demands.Length)
            throw new ArgumentException("There has to be room for one reading per demand.", nameof(readings));
        var tightest = -1;
        for (var i = 0; i < demands.Length; i++)
        {
            var demand = demands[i];
            if (!demand.Table.TryTake(demand.Subject, nowMs, demand.Weight, out readings[i]))
            {
                Refund(demands[..i], readings);
                return new LimitVerdict(IsAdmitted: false, i, readings[i]);
            }

            if (tightest < 0 || readings[i].Remaining < readings[tightest].Remaining)
                tightest = i;
        }

        return new LimitVerdict(IsAdmitted: true, tightest, tightest < 0 ? default : readings[tightest]);
    }

    private static void Refund(ReadOnlySpan<LimitDemand> taken, ReadOnlySpan<WindowReading> readings)
    {
        for (var i = taken.Length - 1; i >= 0; i--)
            taken[i].Table.Refund(taken[i].Subject, readings[i], taken[i].Weight);
    }
}
