using System.Buffers;
using Kontor.World.Commands;
using Kontor.World.Live;
using Kontor.World.Log;
using Kontor.World.State;

namespace Kontor.World;

public sealed partial class LiveWorld
{
    private readonly List<Work> _batch = [];
    private readonly Releaser _releaser = new();
    private readonly LogBatch _records = new();
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);
    private bool _isFinal;
    private long _snapshotPosition;

    /// <summary>The writer's thread. Whatever ends it, everybody who waits gets an answer.</summary>
    private void Run()
    {
        try
        {
            while (_failure is null && _queue.Take(_batch, _options.BatchMax))
            {
                RunBatch();
                _batch.Clear();
                if (_state.Commands - _snapshotPosition >= _options.SnapshotEvery)
                    SaveSnapshot();
            }
            if (_failure is null && (_state.Commands > _snapshotPosition || !_parts.IsEmpty))
                SaveSnapshot();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            RefuseTheRest();
            Feed.Close();
            Close();
        }
    }

    // 1 stamp, 2 append, 3 apply, 4 publish, 5 hand over, 6 release: the order is what "nothing is acknowledged before it is durable" means,
    // and why whoever is told of something finds it wherever he looks.
    // 7 drain comes last: whatever the history's store says, the log has this batch, so its answers are true and need not wait.
    private void RunBatch()
    {
        try
        {
            var stampMs = Clock.NowMs;
            if (!TryAppend(stampMs))
                return;
            Feed.Follow();
            Apply(stampMs);
            Feed.NoteAccess();
            Publish();
            Feed.HandOver();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            _releaser.Release(_batch);
        }
        if (_failure is null)
            DrainHistory();
    }

    private bool TryAppend(long stampMs)
    {
        Encode(stampMs);
        if (_records.Count == 0)
            return true;
        try
        {
            Invariant.Holds(_isFinal || _log.End == _state.Commands);
            // First what the store could not take after the last batch, if anything: a batch may only add to rows that had a place.
            if (!_isFinal)
            {
                _state.History.Drain(DrainRowsMin);
                _log.Append(_records);
            }
            _isAvailable = !_isFinal;
        }
        catch (LogUnavailableException exception)
        {
            _isAvailable = false;
            _isFinal |= exception.IsFinal;
        }
        // Somebody else is the writer now: what happens from here on is not known here.
        if (_isFinal)
            Feed.Close();
        return _isAvailable || RunReadsOnly(stampMs);
    }

    private void Encode(long stampMs)
    {
        _records.Clear();
        var kept = 0;
        for (var index = 0; index < _batch.Count; index++)
        {
            var work = _batch[index];
            if (work.Command is not { } command || TryEncode(work, command, stampMs))
                _batch[kept++] = work;
        }
        _batch.RemoveRange(kept, _batch.Count - kept);
    }

    // Somebody's command that cannot be written down is that somebody's mistake: it leaves the batch, and the others go on.
    private bool TryEncode(Work work, Command command, long stampMs)
    {
        _scratch.ResetWrittenCount();
        try
        {
            CommandRecord.Write(_scratch, stampMs, command);
            if (_scratch.WrittenCount > Bounds.RecordBytesMax)
                throw new ArgumentException($"A command of {_scratch.WrittenCount} bytes is too large for the log.");
        }
        catch (Exception exception)
        {
            work.Fault(exception);
            work.Release(isHere: false);
            return false;
        }
        _records.Add(_scratch.WrittenSpan);
        return true;
    }

    // The state is still right when the log cannot grow, so reads are answered; unless somebody else may be the writer by now.
    private bool RunReadsOnly(long stampMs)
    {
        foreach (var work in _batch)
        {
            if (work.Command is null && !_isFinal)
                Read(work, stampMs);
        }
        return false;
    }

    private void Apply(long stampMs)
    {
        foreach (var work in _batch)
        {
            if (work.Command is null)
            {
                if (!_isFinal)
                    Read(work, stampMs);
                continue;
            }
            _state.Begin(stampMs);
            work.Run(_state, stampMs);
            _state.End();
        }
    }

    private void Read(Work work, long stampMs)
    {
        try
        {
            work.Run(_state, stampMs);
        }
        catch (Exception exception)
        {
            work.Fault(exception);
        }
    }

    private void Fail(Exception exception)
    {
        _failure = exception;
        _isAvailable = false;
        _queue.Close();
    }

    private void SaveSnapshot()
    {
        try
        {
            // The store must hold what the snapshot counts: the records that could produce it again are about to go.
            _state.History.Flush();
            var content = SnapshotCodec.Save(_state, _parts.Save());
            _log.SaveSnapshot(_state.Commands, content);
            _log.Truncate(_state.Commands);
            _snapshotFailure = null;
        }
        catch (IOException exception)
        {
            // The log still has every record; the next snapshot covers this one too.
            _snapshotFailure = exception;
        }
        _snapshotPosition = _state.Commands;
    }

    private void RefuseTheRest()
    {
        _isAvailable = false;
        _queue.Close();
        _batch.Clear();
        while (_queue.Take(_batch, _options.BatchMax))
        {
            _releaser.Release(_batch);
            _batch.Clear();
        }
    }

    private void Close()
    {
        try
        {
            // The log's lock guards the history as well, so it is let go last, whatever happens.
            using (_log)
                _options.History?.Dispose();
        }
        catch (IOException exception)
        {
            _failure ??= exception;
        }
        finally
        {
            _stopped.SetResult();
            // Whoever waits is sent elsewhere: this thread is about to end.
            _ = _ended.CancelAsync();
        }
    }
}
