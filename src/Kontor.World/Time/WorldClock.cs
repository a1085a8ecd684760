using Kontor.World.State;

namespace Kontor.World.Time;

/// <summary>
/// The clock that everything in and around a world watches. Real: the system's time plus an offset, never going backwards. Manual: it
/// stands still until a command moves it. Reading it takes no lock. Its precision is one millisecond.
/// </summary>
public sealed class WorldClock : TimeProvider, IDisposable
{
    private sealed record Setting(bool IsManual, long OffsetMs);

    private readonly TimeProvider _system;
    private readonly AlarmList _alarms;
    private Setting _setting = new(IsManual: true, 0);
    private long _latestMs;

    internal WorldClock(TimeProvider system)
    {
        _system = system;
        _alarms = new AlarmList(this, system);
    }

    /// <summary>The world's time in milliseconds since 1970.</summary>
    public long NowMs
    {
        get
        {
            var setting = Volatile.Read(ref _setting);
            return setting.IsManual ? Volatile.Read(ref _latestMs) : NotBefore(Math.Min(SystemMs + setting.OffsetMs, Bounds.InstantMaxMs));
        }
    }

    public bool IsManual => Volatile.Read(ref _setting).IsManual;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>One tick per millisecond: intervals on this clock follow the world's time, also while it stands still.</summary>
    public override long TimestampFrequency => 1000;

    internal long SystemMs => _system.GetUtcNow().ToUnixTimeMilliseconds();

    public override long GetTimestamp() => NowMs;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);

    /// <summary>
    /// A timer that follows this clock. When a manual clock jumps over several periods at once, the timer fires once and is due again
    /// one period later: a jump of a year must not become a year's worth of callbacks.
    /// </summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new WorldTimer(_alarms, this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes when the world's time has reached <paramref name="instantMs"/>; cancelled when the world ends before.</summary>
    public Task WaitUntilAsync(long instantMs, CancellationToken cancellationToken)
    {
        if (NowMs >= instantMs)
            return Task.CompletedTask;
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled(cancellationToken)
            : new WorldWait(_alarms, instantMs, cancellationToken).Task;
    }

    /// <summary>Takes over what the state says. Only the world's writer calls this.</summary>
    internal void Publish(TimeState time)
    {
        var setting = Volatile.Read(ref _setting);
        if (setting.IsManual == time.IsManual && setting.OffsetMs == time.OffsetMs && Volatile.Read(ref _latestMs) >= time.NowMs)
            return;
        NotBefore(time.NowMs);
        Volatile.Write(ref _setting, new Setting(time.IsManual, time.OffsetMs));
        _alarms.Ring();
    }

    /// <summary>Sets one of the world's own alarms.</summary>
    internal void Set(Alarm alarm, long dueMs) => _alarms.Set(alarm, dueMs);

    public void Dispose() => _alarms.Dispose();

    private long NotBefore(long instantMs)
    {
        while (true)
        {
            var latestMs = Volatile.Read(ref _latestMs);
            if (instantMs <= latestMs)
                return latestMs;
            if (Interlocked.CompareExchange(ref _latestMs, instantMs, latestMs) == latestMs)
                return instantMs;
        }
    }
}
