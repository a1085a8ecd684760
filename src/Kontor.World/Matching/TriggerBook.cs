using Kontor.World.Codec;

namespace Kontor.World.Matching;

/// <summary>
/// What waits for a price. A rising trigger is reached at its price and above, a falling one at its price and below. Those that one price
/// reaches come out rising ones first, then in the order of their prices as the price met them, then in the order in which they came.
/// </summary>
public sealed class TriggerBook(int triggersMax = TriggerBook.TriggersMaxMax)
{
    public const int TriggersMaxMax = 1 << 20;

    private readonly TriggerHeap _rising = new(rises: true);
    private readonly TriggerHeap _falling = new(rises: false);
    private long _nextSequence;

    public int Count => _rising.Count + _falling.Count;

    /// <summary>Nothing more can be added.</summary>
    public bool IsFull => Count >= triggersMax;

    public bool Contains(long id) => _rising.Contains(id) || _falling.Contains(id);

    public void Add(long id, long price, bool rises)
    {
        Invariant.Holds(!IsFull && !Contains(id));
        (rises ? _rising : _falling).Add(new TriggerHeap.Waiting(price, _nextSequence++, id));
    }

    public bool Remove(long id) => _rising.Remove(id) || _falling.Remove(id);

    /// <summary>Takes out the next trigger that a price reaches.</summary>
    public bool TryPopReached(long price, out long id)
    {
        var heap =
            _rising.IsReached(price) ? _rising
            : _falling.IsReached(price) ? _falling
            : null;
        id = heap?.First.Id ?? 0;
        return heap?.Remove(id) ?? false;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_nextSequence);
        Save(ref writer, _rising);
        Save(ref writer, _falling);
    }

    internal void Load(ref RecordReader reader)
    {
        _nextSequence = reader.ReadLong();
        Load(ref reader, _rising);
        Load(ref reader, _falling);
    }

    internal void Check(string name, ICollection<string> broken)
    {
        if (Count > triggersMax)
            broken.Add($"{name}: {Count} triggers wait, and {triggersMax} may");
        _rising.Check($"{name}, rising", _nextSequence, broken);
        _falling.Check($"{name}, falling", _nextSequence, broken);
    }

    // In the order in which they came: how the heap happens to lie depends on what has been in it, and is nobody's business.
    private static void Save(ref RecordWriter writer, TriggerHeap heap)
    {
        var all = heap.ToArray();
        writer.WriteCount(all.Length);
        foreach (var (price, sequence, id) in all)
        {
            writer.WriteLong(price);
            writer.WriteLong(sequence);
            writer.WriteLong(id);
        }
    }

    private void Load(ref RecordReader reader, TriggerHeap heap)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var waiting = new TriggerHeap.Waiting(reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
            if (IsFull || Contains(waiting.Id) || waiting.Sequence < 0 || waiting.Sequence >= _nextSequence)
                throw new InvalidDataException($"Trigger {waiting.Id} cannot be where it is.");
            heap.Add(waiting);
        }
    }
}
