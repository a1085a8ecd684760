using System.Numerics;
using Kontor.World.Codec;

namespace Kontor.World.MarketData;

/// <summary>
/// The last entries of a list with one writer and any number of readers on other threads. No one waits for anyone: an entry is read
/// whole or, when it has just been overwritten, not at all.
/// </summary>
internal sealed class SequenceRing<T>
    where T : unmanaged
{
    // So that the oldest entry that counts is not the next one to be overwritten.
    private const int Slack = 8;
    private const int CapacityMin = 64;

    private readonly int _capacityMax;
    private T[] _slots;
    private WriteSequence _sequence;

    /// <param name="max">The entries that count. There is room for a few more, which readers may still be copying.</param>
    public SequenceRing(int max)
    {
        Invariant.Holds(max is > 0 and <= 1 << 24);
        Max = max;
        _capacityMax = (int)BitOperations.RoundUpToPowerOf2((uint)(max + Slack));
        _slots = new T[Math.Min(_capacityMax, CapacityMin)];
    }

    public int Max { get; }

    /// <summary>Entries ever added. The newest one has the number below.</summary>
    public long Count => _sequence.Finished;

    /// <summary>The first of the entries that count, when there are so many in all.</summary>
    public long OldestOf(long count) => Math.Max(0, count - Max);

    public void Add(in T entry)
    {
        var number = _sequence.Begin();
        if (number == _slots.Length && number < _capacityMax)
            Grow();
        _slots[number & (_slots.Length - 1)] = entry;
        _sequence.Finish();
    }

    /// <summary>Reads one of the entries that count: see <see cref="OldestOf"/>. False when it has just been overwritten.</summary>
    public bool TryRead(long number, out T entry)
    {
        entry = default;
        Invariant.Holds(number >= 0 && number < Count);
        // Read after the count, so that the array is at least as new as the entry. An array that has been replaced by a larger one is
        // never written to again: what was in it still is.
        var slots = Volatile.Read(ref _slots);
        entry = slots[number & (slots.Length - 1)];
        return _sequence.IsIntact(number, _capacityMax);
    }

    public void Save(ref RecordWriter writer, EntryWriter<T> write)
    {
        var count = Count;
        writer.WriteLong(count);
        for (var number = OldestOf(count); number < count; number++)
            write(ref writer, in _slots[number & (_slots.Length - 1)]);
    }

    public void Load(ref RecordReader reader, EntryReader<T> read)
    {
        Invariant.Holds(Count == 0);
        var count = reader.ReadLong();
        if (count < 0)
            throw new InvalidDataException($"A ring of {count} entries.");
        // What comes before the entries that count was forgotten; the slots are then all in use, as they were.
        if (OldestOf(count) > 0)
            Volatile.Write(ref _slots, new T[_capacityMax]);
        _sequence.Continue(OldestOf(count));
        for (var number = OldestOf(count); number < count; number++)
            Add(read(ref reader));
    }

    // Nothing has been overwritten yet while the ring grows, so every entry keeps its slot.
    private void Grow()
    {
        var grown = new T[_slots.Length * 2];
        _slots.CopyTo(grown, 0);
        Volatile.Write(ref _slots, grown);
    }
}
