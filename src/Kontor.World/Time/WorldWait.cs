namespace Kontor.World.Time;

internal sealed class WorldWait : Alarm
{
    // Whoever waits goes on elsewhere, not on the thread that moved the clock.
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;

    public WorldWait(AlarmList alarms, long instantMs, CancellationToken cancellationToken)
    {
        _registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (_reached.TrySetCanceled(token))
                    alarms.Set(this, null);
            },
            null
        );
        alarms.Set(this, instantMs);
        // Given up while it was being put on the list: nobody else would take it off again before it is due.
        if (_reached.Task.IsCanceled)
            alarms.Set(this, null);
    }

    public Task Task => _reached.Task;

    public override long? NextDueMs(long nowMs) => null;

    public override void Abandon() => _reached.TrySetCanceled();

    public override void Fire()
    {
        _reached.TrySetResult();
        _registration.Unregister();
    }
}
