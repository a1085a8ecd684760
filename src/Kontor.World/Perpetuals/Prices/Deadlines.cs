using Kontor.World.Codec;

namespace Kontor.World.Perpetuals.Prices;

/// <summary>
/// Instants that clients set and take back as they like. The schedule forgets nothing, so only the earliest of them is ever asked for
/// there, and asked for again only when an earlier one comes: whoever sets a million deadlines does not fill it.
/// </summary>
internal sealed class Deadlines
{
    private readonly SortedSet<(long DueMs, long Key)> _byTime = [];
    private readonly Dictionary<long, long> _dueOf = [];

    /// <summary>The instant that the schedule was asked for; 0 when it was not.</summary>
    private long _awaitedMs;

    public int Count => _byTime.Count;

    /// <summary>0 when there is none.</summary>
    public long DueOf(long key) => _dueOf.GetValueOrDefault(key);

    public void Set(long key, long dueMs)
    {
        Clear(key);
        _dueOf.Add(key, dueMs);
        _byTime.Add((dueMs, key));
    }

    public void Clear(long key)
    {
        if (_dueOf.Remove(key, out var dueMs))
            _byTime.Remove((dueMs, key));
    }

    /// <summary>Takes out the next one that has passed.</summary>
    public bool TryTakeDue(long nowMs, out long key)
    {
        var (dueMs, first) = _byTime.Min;
        key = first;
        if (_byTime.Count == 0 || dueMs > nowMs)
            return false;
        Clear(key);
        return true;
    }

    /// <summary>Says whether the schedule has to be asked for an instant that it was not asked for yet.</summary>
    public bool TryAwait(long nowMs, out long dueMs)
    {
        if (_awaitedMs <= nowMs)
            _awaitedMs = 0;
        dueMs = _byTime.Min.DueMs;
        if (_byTime.Count == 0 || (_awaitedMs > 0 && _awaitedMs <= dueMs))
            return false;
        _awaitedMs = dueMs;
        return true;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_awaitedMs);
        writer.WriteCount(_byTime.Count);
        foreach (var (dueMs, key) in _byTime)
        {
            writer.WriteLong(dueMs);
            writer.WriteLong(key);
        }
    }

    internal void Load(ref RecordReader reader)
    {
        _awaitedMs = reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var dueMs = reader.ReadLong();
            Set(reader.ReadLong(), dueMs);
        }
    }
}
