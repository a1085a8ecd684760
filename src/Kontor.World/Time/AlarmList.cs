namespace Kontor.World.Time;

/// <summary>Something that is due at an instant of the world's time.</summary>
internal abstract class Alarm
{
    public long DueMs { get; set; }
    public long Sequence { get; set; }

    /// <summary>Called under the list's lock when the alarm is due and off the list: answers when it is due again, or null.</summary>
    public abstract long? NextDueMs(long nowMs);

    /// <summary>Called outside the lock. Must not run foreign code on the calling thread, which may be the world's writer.</summary>
    public abstract void Fire();

    /// <summary>Called when the clock is gone and the alarm will never fire.</summary>
    public virtual void Abandon() { }
}

/// <summary>All alarms of one clock, earliest first, and the one system timer that watches over them while the clock is a real one.</summary>
internal sealed class AlarmList : IDisposable
{
    // System timers take no more than about 49 days; a longer wait is simply looked at again.
    private const long WatchMaxMs = 24 * 60 * 60 * 1000;

    private static readonly Comparer<Alarm> EarliestFirst = Comparer<Alarm>.Create(
        (left, right) => left.DueMs != right.DueMs ? left.DueMs.CompareTo(right.DueMs) : left.Sequence.CompareTo(right.Sequence)
    );

    private readonly Lock _gate = new();
    private readonly SortedSet<Alarm> _alarms = new(EarliestFirst);
    private readonly WorldClock _clock;
    private readonly ITimer _watch;
    private long _nextSequence;
    private volatile bool _isDisposed;

    public AlarmList(WorldClock clock, TimeProvider system)
    {
        _clock = clock;
        _watch = system.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Puts the alarm on the list for a new instant, or takes it off when there is none.</summary>
    public void Set(Alarm alarm, long? dueMs)
    {
        lock (_gate)
        {
            _alarms.Remove(alarm);
            if (dueMs is { } instantMs && !_isDisposed)
                Insert(alarm, instantMs);
        }
        if (_isDisposed)
            alarm.Abandon();
        else
            Ring();
    }

    /// <summary>Fires all that is due, in the order in which it was due.</summary>
    public void Ring()
    {
        if (TakeDue() is not { } due)
            return;
        foreach (var alarm in due)
            alarm.Fire();
    }

    public void Dispose()
    {
        Alarm[] abandoned;
        lock (_gate)
        {
            _isDisposed = true;
            abandoned = [.. _alarms];
            _alarms.Clear();
        }
        _watch.Dispose();
        foreach (var alarm in abandoned)
            alarm.Abandon();
    }

    private List<Alarm>? TakeDue()
    {
        List<Alarm>? due = null;
        lock (_gate)
        {
            var nowMs = _clock.NowMs;
            while (_alarms.Min is { } first && first.DueMs <= nowMs)
            {
                _alarms.Remove(first);
                (due ??= []).Add(first);
                if (first.NextDueMs(nowMs) is { } nextMs)
                    Insert(first, nextMs);
            }
            Watch(nowMs);
        }
        return due;
    }

    private void Insert(Alarm alarm, long dueMs)
    {
        alarm.DueMs = dueMs;
        alarm.Sequence = _nextSequence++;
        _alarms.Add(alarm);
    }

    private void Watch(long nowMs)
    {
        if (_isDisposed)
            return;
        var isWatching = !_clock.IsManual && _alarms.Count > 0;
        var wait = isWatching ? TimeSpan.FromMilliseconds(Math.Min(_alarms.Min!.DueMs - nowMs, WatchMaxMs)) : Timeout.InfiniteTimeSpan;
        _watch.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
