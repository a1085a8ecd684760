namespace Kontor.World.Live;

/// <summary>Wakes whoever waits for the next batch. The one who rings pays a fence when nobody waits.</summary>
internal sealed class Bell
{
    private TaskCompletionSource? _next;

    /// <summary>Completes with the next ring. Everybody who waits for the same ring waits for the same task.</summary>
    public Task NextRing
    {
        get
        {
            // Whoever waits goes on elsewhere, not on the writer's thread.
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _next, mine, null) ?? mine).Task;
        }
    }

    public void Ring()
    {
        // What was published before stands before this look, as whoever waits looks at it after he has hung himself up here: one of the
        // two sees the other.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _next) is not null)
            Interlocked.Exchange(ref _next, null)?.TrySetResult();
    }
}
