namespace Kontor.World.Live;

/// <summary>The bounded queue in front of the writer. Many put, one takes; a full queue refuses at once instead of letting anybody wait.</summary>
internal sealed class WorkQueue(int max)
{
    private readonly object _gate = new();
    private Work?[] _ring = new Work?[Math.Min((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)max), 1024)];
    private int _first;
    private int _count;
    private bool _isClosed;
    private bool _isWriterWaiting;

    // What was fetched and belongs into a later batch, because something in front of it ends one. Only the writer touches it.
    private readonly Queue<Work> _fetched = new();

    /// <summary>Puts the work in line, or says why it cannot stand there.</summary>
    public AnswerStatus TryPut(Work work)
    {
        lock (_gate)
        {
            if (_isClosed)
                return AnswerStatus.Unavailable;
            if (_count == max)
                return AnswerStatus.Busy;
            if (_count == _ring.Length)
                Grow();
            _ring[(_first + _count) & (_ring.Length - 1)] = work;
            _count++;
            if (_isWriterWaiting)
                Monitor.Pulse(_gate);
            return AnswerStatus.Done;
        }
    }

    /// <summary>
    /// Waits for work and moves up to <paramref name="batchMax"/> of it into the batch, but nothing behind a command that ends the
    /// batch. Answers false when the queue is closed and empty.
    /// </summary>
    public bool Take(List<Work> batch, int batchMax)
    {
        if (_fetched.Count == 0)
            Fetch(batchMax);
        while (batch.Count < batchMax && _fetched.TryDequeue(out var work))
        {
            batch.Add(work);
            if (work.Command is { EndsBatch: true })
                break;
        }
        return batch.Count > 0;
    }

    /// <summary>From now on nothing is taken in; what waits already is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    // Short, because everybody who wants to put something waits for it.
    private void Fetch(int worksMax)
    {
        lock (_gate)
        {
            _isWriterWaiting = true;
            while (_count == 0 && !_isClosed)
                Monitor.Wait(_gate);
            _isWriterWaiting = false;
            for (var left = Math.Min(_count, worksMax); left > 0; left--)
            {
                _fetched.Enqueue(_ring[_first]!);
                _ring[_first] = null;
                _first = (_first + 1) & (_ring.Length - 1);
                _count--;
            }
        }
    }

    private void Grow()
    {
        var grown = new Work?[_ring.Length * 2];
        for (var index = 0; index < _count; index++)
            grown[index] = _ring[(_first + index) & (_ring.Length - 1)];
        (_ring, _first) = (grown, 0);
    }
}
