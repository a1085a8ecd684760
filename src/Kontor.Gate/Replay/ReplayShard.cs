namespace Kontor.Gate.Replay;

/// <summary>
/// The part of the memory one lock guards: a hash table of fingerprints, and a heap of the same entries with the earliest expiry on top.
/// A heap and not a wheel of time slots: it is exact to the millisecond and does not care how far the clock jumps or how long a window is.
/// All of it lives in arrays that grow to the largest load met and are used again from then on.
/// </summary>
internal sealed class ReplayShard
{
    private const int None = -1;
    private const int LengthAtStart = 16;

    internal readonly Lock Gate = new();

    private int[] _buckets = NewBuckets(LengthAtStart);
    private Slot[] _slots = new Slot[LengthAtStart];

    /// <summary>Slots by expiry, a binary heap.</summary>
    private int[] _heap = new int[LengthAtStart];

    /// <summary>The head of the list of freed slots.</summary>
    private int _free = None;
    private int _used;

    internal int Count { get; private set; }

    internal bool Contains(UInt128 fingerprint) => Find(fingerprint) != None;

    /// <summary>Whether the fingerprint is remembered at this instant: an entry that expired but was not cleared away yet is not.</summary>
    internal bool Remembers(UInt128 fingerprint, long nowMs) =>
        Find(fingerprint) is not None and var at && _slots[at].Entry.ExpiresMs >= nowMs;

    /// <summary>Adds the entry, or dates an expired one of the same fingerprint anew.</summary>
    internal void Put(in ReplayEntry entry)
    {
        var at = Find(entry.Fingerprint);
        if (at != None)
        {
            _slots[at].Entry = entry;
            SiftDown(SiftUp(_slots[at].HeapAt));
            return;
        }

        at = TakeSlot();
        ref var bucket = ref _buckets[BucketOf(entry.Fingerprint)];
        _slots[at] = new Slot { Entry = entry, Next = bucket };
        bucket = at;
        Place(at, Count++);
        SiftUp(Count - 1);
    }

    /// <summary>Clears away up to that many expired entries, the oldest first, and says how many there were.</summary>
    internal int Forget(long nowMs, int max)
    {
        var forgotten = 0;
        for (; forgotten < max && Count > 0 && _slots[_heap[0]].Entry.ExpiresMs < nowMs; forgotten++)
            RemoveTop();
        return forgotten;
    }

    internal void CopyTo(List<ReplayEntry> target)
    {
        for (var i = 0; i < Count; i++)
            target.Add(_slots[_heap[i]].Entry);
    }

    private int Find(UInt128 fingerprint)
    {
        var at = _buckets[BucketOf(fingerprint)];
        while (at != None && _slots[at].Entry.Fingerprint != fingerprint)
            at = _slots[at].Next;
        return at;
    }

    // The length is a power of two, and every bit of a fingerprint is as good as any other.
    private int BucketOf(UInt128 fingerprint) => (int)((uint)fingerprint & (uint)(_buckets.Length - 1));

    private int TakeSlot()
    {
        if (_free != None)
        {
            var at = _free;
            _free = _slots[at].Next;
            return at;
        }

        if (_used == _slots.Length)
            Grow();
        return _used++;
    }

    private void Grow()
    {
        var length = checked(_slots.Length * 2);
        Array.Resize(ref _slots, length);
        Array.Resize(ref _heap, length);
        _buckets = NewBuckets(length);
        for (var at = 0; at < _used; at++)
        {
            ref var bucket = ref _buckets[BucketOf(_slots[at].Entry.Fingerprint)];
            _slots[at].Next = bucket;
            bucket = at;
        }
    }

    private void RemoveTop()
    {
        var at = _heap[0];
        Unlink(at);
        _slots[at] = new Slot { Next = _free };
        _free = at;
        var last = _heap[--Count];
        if (Count == 0)
            return;
        Place(last, 0);
        SiftDown(0);
    }

    private void Unlink(int at)
    {
        ref var link = ref _buckets[BucketOf(_slots[at].Entry.Fingerprint)];
        while (link != at)
            link = ref _slots[link].Next;
        link = _slots[at].Next;
    }

    private int SiftUp(int heapAt)
    {
        var at = _heap[heapAt];
        while (heapAt > 0 && Expires((heapAt - 1) / 2) > _slots[at].Entry.ExpiresMs)
        {
            Place(_heap[(heapAt - 1) / 2], heapAt);
            heapAt = (heapAt - 1) / 2;
        }

        Place(at, heapAt);
        return heapAt;
    }

    private void SiftDown(int heapAt)
    {
        var at = _heap[heapAt];
        for (var child = (2 * heapAt) + 1; child < Count; child = (2 * heapAt) + 1)
        {
            if (child + 1 < Count && Expires(child + 1) < Expires(child))
                child++;
            if (Expires(child) >= _slots[at].Entry.ExpiresMs)
                break;
            Place(_heap[child], heapAt);
            heapAt = child;
        }

        Place(at, heapAt);
    }

    private long Expires(int heapAt) => _slots[_heap[heapAt]].Entry.ExpiresMs;

    private void Place(int at, int heapAt)
    {
        _heap[heapAt] = at;
        _slots[at].HeapAt = heapAt;
    }

    private static int[] NewBuckets(int length)
    {
        var buckets = new int[length];
        Array.Fill(buckets, None);
        return buckets;
    }

    private struct Slot
    {
        internal ReplayEntry Entry;

        /// <summary>The next slot of the same bucket, or of the list of freed slots.</summary>
        internal int Next;
        internal int HeapAt;
    }
}
