using System.Runtime.CompilerServices;

namespace Kontor.World.MarketData;

/// <summary>
/// A sequence lock over slots that are written in turn: entry n goes into slot n modulo their number. While an entry is being written
/// there is one more begun than finished (the "odd" state of a plain sequence lock). A plain one keeps every reader out for that time;
/// here only the slot that is being written is closed, so a reader of any other slot succeeds even when the writer has been put to sleep
/// in the middle of an entry. The writer never looks at readers. A reader copies, and asks afterwards whether the copy is whole.
/// </summary>
internal struct WriteSequence
{
    private long _begun;
    private long _finished;

    /// <summary>How many entries are finished; the newest one is one less.</summary>
    public readonly long Finished => Volatile.Read(in _finished);

    /// <summary>Writer: closes the slot of the next entry and answers its number.</summary>
    public long Begin()
    {
        var entry = _finished;
        _begun = entry + 1;
        // No byte of the entry may be written before the slot is seen closed.
        Volatile.WriteBarrier();
        return entry;
    }

    /// <summary>Writer: everything of the entry has been written.</summary>
    public void Finish() => Volatile.Write(ref _finished, _begun);

    /// <summary>Writer: goes on counting where a saved state stopped.</summary>
    public void Continue(long count)
    {
        Invariant.Holds(_begun == 0);
        _begun = count;
        Volatile.Write(ref _finished, count);
    }

    /// <summary>Reader, after copying a finished entry: false when its slot has been given to a later one meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsIntact(long entry, int slots)
    {
        // The copy must be complete before the counter is read.
        Volatile.ReadBarrier();
        return Volatile.Read(in _begun) <= entry + slots;
    }
}
