using Kontor.Log.History;
using Kontor.World.History;

namespace Kontor.World.Tests.History;

/// <summary>A store in memory that counts what is asked of it.</summary>
internal sealed class CountingStore(MemoryHistoryStore store) : IHistoryStore
{
    public int Reads { get; set; }
    public int Flushes { get; private set; }
    public int Writes { get; private set; }

    public IHistoryRows Open(string stream, int rowBytes, long rows) => new CountingRows(this, store.Open(stream, rowBytes, rows));

    public void Dispose() => store.Dispose();

    private sealed class CountingRows(CountingStore counts, IHistoryRows rows) : IHistoryRows
    {
        public long OldestId => rows.OldestId;
        public long NextId => rows.NextId;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            counts.Writes++;
            rows.Append(bytes);
        }

        public void Flush()
        {
            counts.Flushes++;
            rows.Flush();
        }

        public bool TryRead(long id, Span<byte> row)
        {
            counts.Reads++;
            return rows.TryRead(id, row);
        }
    }
}
