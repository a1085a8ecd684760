using System.Diagnostics;
using System.Numerics;

namespace Kontor.Bench.Loop;

/// <summary>Counts of latencies in steps of about one part in sixteen, for one thread at a time: noting one allocates nothing.</summary>
internal sealed class Histogram
{
    private const int StepsPerDoubling = 16;
    private readonly long[] _counts = new long[64 * StepsPerDoubling];

    public long Count { get; private set; }

    public void Add(long ticks)
    {
        _counts[StepOf(Math.Max(1, ticks))]++;
        Count++;
    }

    public void Add(Histogram other)
    {
        for (var step = 0; step < _counts.Length; step++)
            _counts[step] += other._counts[step];
        Count += other.Count;
    }

    public TimeSpan At(double quantile)
    {
        var left = (long)Math.Ceiling(quantile * Count);
        for (var step = 0; step < _counts.Length; step++)
        {
            left -= _counts[step];
            if (left <= 0)
                return Stopwatch.GetElapsedTime(0, UpperEndOf(step));
        }
        throw new InvalidOperationException("Nothing was counted.");
    }

    private static int StepOf(long ticks)
    {
        var doubling = BitOperations.Log2((ulong)ticks);
        var within = doubling < 4 ? (ticks << (4 - doubling)) & 15 : (ticks >> (doubling - 4)) & 15;
        return (doubling * StepsPerDoubling) + (int)within;
    }

    private static long UpperEndOf(int step)
    {
        var (doubling, within) = Math.DivRem(step, StepsPerDoubling);
        return (long)Math.Ceiling(Math.Pow(2, doubling) * (1 + ((within + 1) / (double)StepsPerDoubling)));
    }
}
