using System.Collections.Immutable;

namespace Kontor.Analytics.Briefings;

/// <summary>The dense areas of one token, each as long as it stood. One thread writes, and everybody may read.</summary>
internal sealed class AreaHistory
{
    /// <summary>How far back can be asked.</summary>
    public const long KeptMs = 100 * Grid.DayMs;

    private ImmutableList<Point> _points = [];

    public DenseAreas Newest => Volatile.Read(ref _points) is { IsEmpty: false } points ? points[^1].Areas : DenseAreas.None;

    /// <summary>Those of the last instant that is not after a time.</summary>
    public DenseAreas At(long timeMs)
    {
        var points = Volatile.Read(ref _points);
        var count = CountUntil(points, timeMs);
        return count == 0 ? DenseAreas.None : points[count - 1].Areas;
    }

    public void Put(long gridMs, DenseAreas areas)
    {
        if (areas.AreThoseOf(Newest))
            return;
        // Those that stood when what is kept begins have to stay.
        var past = Math.Max(0, CountUntil(_points, gridMs - KeptMs) - 1);
        var kept = past == 0 ? _points : _points.RemoveRange(0, past);
        Volatile.Write(ref _points, kept.Add(new Point(gridMs, areas)));
    }

    private static int CountUntil(ImmutableList<Point> points, long timeMs)
    {
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (points[middle].GridMs <= timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private sealed record Point(long GridMs, DenseAreas Areas);
}
