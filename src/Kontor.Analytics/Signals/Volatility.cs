namespace Kontor.Analytics.Signals;

/// <summary>How much a price moves from one day to the next, on the mean of the last 30 days.</summary>
internal sealed class Volatility
{
    private const int DaysMax = 30;

    /// <summary>More than a millionfold counts as that, so that the sum has room.</summary>
    private const long ChangeMax = 1_000_000 * Fixed.One;

    private readonly Queue<Int128> _changes = new(DaysMax + 1);
    private Int128 _sum;

    /// <summary>A fraction in hundred-millionths, cut off; nothing before there were two days.</summary>
    public Int128? Mean => _changes.Count > 0 ? _sum / _changes.Count : null;

    public void AddDay(Int128? from, Int128? to)
    {
        if (from is not { } old || to is not { } now || Fixed.Ratio(Int128.Abs(now - old), old) is not { } change)
            return;
        change = Int128.Min(change, ChangeMax);
        _changes.Enqueue(change);
        _sum += change;
        if (_changes.Count > DaysMax)
            _sum -= _changes.Dequeue();
    }
}
