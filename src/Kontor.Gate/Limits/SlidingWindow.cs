namespace Kontor.Gate.Limits;

/// <summary>
/// An exact sliding window: at any instant the weights admitted in (now - window, now] add up to no more than the limit. It keeps
/// every admission, one slot per millisecond, so what it says about the time to wait is a fact and not an estimate. Not thread-safe:
/// <see cref="LimitTable"/> puts a lock around each.
/// </summary>
public sealed class SlidingWindow
{
    private const int SlotsMin = 4;

    private readonly bool _countsRefused;
    private Slot[] _slots = [];
    private int _head;
    private int _count;
    private long _used;
    private long _lastMs = long.MinValue;

    public SlidingWindow(int limit, long windowMs, bool countsRefused = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(windowMs);
        (Limit, WindowMs, _countsRefused) = (limit, windowMs, countsRefused);
    }

    public int Limit { get; }
    public long WindowMs { get; }

    /// <summary>The instant from which nothing is left inside; the beginning of time when nothing is.</summary>
    public long EmptyFromMs => _count == 0 ? long.MinValue : SlotAt(_count - 1).AtMs + WindowMs;

    /// <summary>How many separate milliseconds are remembered, and for how many there is room: the memory this window holds.</summary>
    public int SlotCount => _count;
    public int SlotCapacity => _slots.Length;

    /// <summary>Admits the weight if it fits, and says how full the window is afterwards. A weight of nothing always fits.</summary>
    public bool TryTake(long nowMs, int weight, out WindowReading reading)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        var now = Advance(nowMs);
        var fits = weight == 0 || _used + weight <= Limit;
        if (weight > 0 && (fits || _countsRefused))
            Add(now, Math.Min(weight, Limit));
        reading = Reading(now, fits ? 0 : WaitMs(now, weight));
        return fits;
    }

    /// <summary>How full the window is, without taking anything.</summary>
    public WindowReading Read(long nowMs) => Reading(Advance(nowMs), 0);

    /// <summary>
    /// Takes an admission back, because a later window of the same request refused. The time is the reading's own: taking the weight
    /// from any other slot would let the window forget an admission too early. One that has left the window already needs no refund.
    /// A window that counts refused calls keeps the weight, since that is what the call now is.
    /// </summary>
    public void Refund(long atMs, int weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        if (_countsRefused || weight == 0)
            return;
        for (var i = _count - 1; i >= 0 && SlotAt(i).AtMs >= atMs; i--)
        {
            if (SlotAt(i).AtMs != atMs)
                continue;
            if (SlotAt(i).Weight < weight)
                throw new InvalidOperationException("A refund takes back more than was admitted at that instant.");
            SlotAt(i).Weight -= weight;
            _used -= weight;
            if (SlotAt(i).Weight == 0)
                Remove(i);
            return;
        }
    }

    public void Clear() => (_head, _count, _used) = (0, 0, 0);

    internal (long AtMs, int Weight) Admission(int index) => (SlotAt(index).AtMs, SlotAt(index).Weight);

    /// <summary>Puts a saved admission back. They come oldest first; a limit lowered since then keeps what still matters.</summary>
    internal void Restore(long atMs, int weight)
    {
        if (weight <= 0 || atMs < _lastMs)
            throw new InvalidDataException("A saved window is out of order or holds an empty admission.");
        _lastMs = atMs;
        Add(atMs, Math.Min(weight, Limit));
    }

    private WindowReading Reading(long now, long retryAfterMs) => new(Limit, (int)Math.Min(_used, Limit), retryAfterMs, WindowMs, now);

    // Two threads may read the clock in one order and get here in the other. The later reading has already forgotten what lay
    // outside its window, so the earlier one is moved up to it: time never goes backwards inside one window.
    private long Advance(long nowMs)
    {
        _lastMs = Math.Max(_lastMs, nowMs);
        while (_count > 0 && SlotAt(0).AtMs <= _lastMs - WindowMs)
            DropOldest();
        return _lastMs;
    }

    private void Add(long now, int weight)
    {
        _used += weight;
        if (_count > 0 && SlotAt(_count - 1).AtMs == now)
        {
            // The sum is at most a full window of refused calls, and may pass what an int holds: beyond the limit it says nothing new.
            ref var newest = ref SlotAt(_count - 1);
            var sum = Math.Min((long)newest.Weight + weight, Limit);
            _used -= newest.Weight + (long)weight - sum;
            newest.Weight = (int)sum;
        }
        else
        {
            if (_count == _slots.Length)
                Grow();
            _count++;
            SlotAt(_count - 1) = new Slot { AtMs = now, Weight = weight };
        }

        // With counted refusals more than the limit can lie inside. Slots older than a full limit never decide anything: whatever is
        // waited for, the younger ones leave later. Dropping them keeps the ring no longer than the limit.
        while (_count > 1 && _used - SlotAt(0).Weight >= Limit)
            DropOldest();
    }

    // The instant at which enough of the oldest weight has left. More than the limit never fits: the whole window is then as good
    // an answer as any, and a client that follows it does the least harm.
    private long WaitMs(long now, int weight)
    {
        if (weight > Limit)
            return WindowMs;
        var excess = _used + weight - Limit;
        for (var i = 0; i < _count; i++)
        {
            excess -= SlotAt(i).Weight;
            if (excess <= 0)
                return SlotAt(i).AtMs + WindowMs - now;
        }

        throw new InvalidOperationException("The window holds less than it has counted.");
    }

    private ref Slot SlotAt(int index)
    {
        var position = _head + index;
        return ref _slots[position < _slots.Length ? position : position - _slots.Length];
    }

    private void DropOldest()
    {
        _used -= SlotAt(0).Weight;
        _head = _head + 1 == _slots.Length ? 0 : _head + 1;
        _count--;
    }

    private void Remove(int index)
    {
        for (var i = index; i < _count - 1; i++)
            SlotAt(i) = SlotAt(i + 1);
        _count--;
    }

    private void Grow()
    {
        var larger = new Slot[(int)Math.Min(Math.Max(SlotsMin, _slots.Length * 2L), Limit + 1L)];
        for (var i = 0; i < _count; i++)
            larger[i] = SlotAt(i);
        (_slots, _head) = (larger, 0);
    }

    private struct Slot
    {
        public long AtMs;
        public int Weight;
    }
}
