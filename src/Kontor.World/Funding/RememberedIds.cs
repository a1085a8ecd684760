using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>Which id belongs to a key, for the newest keys only: the oldest is forgotten when there is no room left.</summary>
internal sealed class RememberedIds<TKey>(int max)
    where TKey : notnull
{
    public delegate void KeyWriter(ref RecordWriter writer, TKey key);

    public delegate TKey KeyReader(ref RecordReader reader);

    private readonly Dictionary<TKey, long> _idOf = [];
    private readonly Queue<TKey> _oldestFirst = new();

    public int Count => _oldestFirst.Count;

    public bool Contains(TKey key) => _idOf.ContainsKey(key);

    /// <summary>The id, or 0.</summary>
    public long Find(TKey key) => _idOf.GetValueOrDefault(key);

    public void Add(TKey key, long id)
    {
        if (_oldestFirst.Count == max)
            _idOf.Remove(_oldestFirst.Dequeue());
        _idOf.Add(key, id);
        _oldestFirst.Enqueue(key);
    }

    public void Save(ref RecordWriter writer, KeyWriter write)
    {
        writer.WriteCount(_oldestFirst.Count);
        foreach (var key in _oldestFirst)
        {
            write(ref writer, key);
            writer.WriteLong(_idOf[key]);
        }
    }

    public void Load(ref RecordReader reader, KeyReader read)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(read(ref reader), reader.ReadLong());
    }
}
