namespace Kontor.World.Live;

/// <summary>
/// Lets answers out to those who wait for them, on threads of the pool: one hop for a batch instead of one for every answer. While answers
/// are left, another thread is always on its way, so that whoever goes on and then takes long, or waits for somebody else's answer, keeps
/// nobody from going on.
/// </summary>
internal sealed class Releaser : IThreadPoolWorkItem
{
    // After that many the thread goes back to the pool, which has other things to do as well.
    private const int AnswersPerTurn = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Work> _released = new();
    private bool _isThreadComing;

    // Only the writer touches it.
    private readonly List<Work> _awaited = [];

    /// <summary>Lets the answers out that nobody waits for yet, and takes over the others, all in one go.</summary>
    public void Release(List<Work> works)
    {
        foreach (var work in works)
        {
            if (work.IsAwaited)
                _awaited.Add(work);
            else
                work.Release(isHere: false);
        }
        if (_awaited.Count > 0)
            HandOver();
    }

    private void HandOver()
    {
        bool needsThread;
        lock (_gate)
        {
            foreach (var work in _awaited)
                _released.Enqueue(work);
            needsThread = !_isThreadComing;
            _isThreadComing = true;
        }
        _awaited.Clear();
        if (needsThread)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
            _isThreadComing = false;
        for (var left = AnswersPerTurn; left > 0 && TryTake(out var work); left--)
            work!.Release(isHere: true);
    }

    private bool TryTake(out Work? work)
    {
        var needsThread = false;
        lock (_gate)
        {
            if (!_released.TryDequeue(out work))
                return false;
            if (_released.Count > 0 && !_isThreadComing)
                needsThread = _isThreadComing = true;
        }
        if (needsThread)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }
}
