namespace Kontor.World.Tests;

/// <summary>A system clock that the test moves, in either direction, and whose timers fire on the moving thread.</summary>
public sealed class FakeSystemTime(long nowMs) : TimeProvider
{
    private readonly List<FakeTimer> _timers = [];
    private long _nowMs = nowMs;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _nowMs));

    public void Move(long byMs)
    {
        Interlocked.Add(ref _nowMs, byMs);
        FakeTimer[] due;
        lock (_timers)
            due = [.. _timers.Where(timer => timer.DueMs <= Interlocked.Read(ref _nowMs))];
        foreach (var timer in due)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    private sealed class FakeTimer(FakeSystemTime time, TimerCallback callback, object? state) : ITimer
    {
        private long _dueMs = long.MaxValue;

        public long DueMs => Interlocked.Read(ref _dueMs);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var dueMs =
                dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : Interlocked.Read(ref time._nowMs) + (long)dueTime.TotalMilliseconds;
            Interlocked.Exchange(ref _dueMs, dueMs);
            return true;
        }

        public void Fire()
        {
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
