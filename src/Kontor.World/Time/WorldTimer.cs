namespace Kontor.World.Time;

internal sealed class WorldTimer(AlarmList alarms, WorldClock clock, TimerCallback callback, object? state) : Alarm, ITimer
{
    private long _periodMs;
    private volatile bool _isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
            return false;
        Volatile.Write(ref _periodMs, WholeMs(period) ?? 0);
        alarms.Set(this, WholeMs(dueTime) is { } dueMs ? clock.NowMs + dueMs : null);
        return true;
    }

    public override long? NextDueMs(long nowMs) => Volatile.Read(ref _periodMs) is > 0 and var periodMs ? nowMs + periodMs : null;

    public override void Fire() => ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Call(), this, preferLocal: false);

    public void Dispose()
    {
        _isDisposed = true;
        alarms.Set(this, null);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call()
    {
        if (!_isDisposed)
            callback(state);
    }

    // Rounded up: a timer may be late by less than a millisecond, never early.
    private static long? WholeMs(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan
            ? null
            : Math.Max(0, (span.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
}
