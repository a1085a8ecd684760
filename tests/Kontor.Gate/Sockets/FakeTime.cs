namespace Kontor.Gate.Tests.Sockets;

/// <summary>A system clock that the test moves, and whose timers fire on the moving thread.</summary>
internal sealed class FakeTime(long nowMs) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private long _nowMs = nowMs;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _nowMs));

    public void Move(long byMs)
    {
        var reachedMs = Interlocked.Add(ref _nowMs, byMs);
        Timer[] timers;
        lock (_gate)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.FireIfDue(reachedMs);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    private sealed class Timer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        private long _dueMs = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isNever = dueTime == Timeout.InfiniteTimeSpan;
            Interlocked.Exchange(ref _dueMs, isNever ? long.MaxValue : Interlocked.Read(ref time._nowMs) + (long)dueTime.TotalMilliseconds);
            return true;
        }

        public void FireIfDue(long nowMs)
        {
            if (Interlocked.Read(ref _dueMs) > nowMs)
                return;
            Interlocked.Exchange(ref _dueMs, long.MaxValue);
            callback(state);
        }

        public void Dispose() => Interlocked.Exchange(ref _dueMs, long.MaxValue);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
