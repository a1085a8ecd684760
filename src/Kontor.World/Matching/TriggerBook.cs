using Kontor.World.Codec;

namespace Kontor.World.Matching;

/// <summary>
/// What waits for a price. A rising trigger is reached at its price and above, a falling one at its price and below. Those that one price
/// reaches come out rising ones first, then in the order of their prices as the price met them, then in the order in which they came.
/// </summary>
public sealed class TriggerBook
{
    private readonly TriggerHeap _rising = new(rises: true);
    private readonly TriggerHeap _falling = new(rises: false);
    private long _nextSequence;

    public int Count => _rising.Count + _falling.Count;

    public void Add(long id, long price, bool rises) =>
        (rises ? _rising : _falling).Add(new TriggerHeap.Waiting(price, _nextSequence++, id));

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

    private static void Load(ref RecordReader reader, TriggerHeap heap)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            heap.Add(new TriggerHeap.Waiting(reader.ReadLong(), reader.ReadLong(), reader.ReadLong()));
    }
}
