using Kontor.Gate.Limits;

namespace Kontor.Gate.Tests.Limits;

/// <summary>The slow twin: a list of everything that was ever counted, and the definition read aloud.</summary>
internal sealed class NaiveWindow(int limit, long windowMs, bool countsRefused)
{
    private readonly List<(long AtMs, int Weight)> _counted = [];

    public bool TryTake(long nowMs, int weight, out WindowReading reading)
    {
        _counted.RemoveAll(one => one.AtMs <= nowMs - windowMs);
        var fits = Fits(nowMs, weight);
        if (weight > 0 && (fits || countsRefused))
            _counted.Add((nowMs, weight));
        reading = new WindowReading(limit, (int)Math.Min(Sum(nowMs), limit), fits ? 0 : WaitMs(nowMs, weight), windowMs, nowMs);
        return fits;
    }

    public void Refund(long atMs, int weight)
    {
        if (!countsRefused && weight > 0)
            _counted.Remove((atMs, weight));
    }

    private long Sum(long nowMs) => _counted.Where(one => one.AtMs > nowMs - windowMs).Sum(one => (long)one.Weight);

    private bool Fits(long nowMs, int weight) => weight == 0 || Sum(nowMs) + weight <= limit;

    private long WaitMs(long nowMs, int weight) =>
        weight > limit
            ? windowMs
            : _counted
                .Select(one => one.AtMs + windowMs - nowMs)
                .Where(waitMs => waitMs > 0)
                .Order()
                .First(waitMs => Fits(nowMs + waitMs, weight));
}
