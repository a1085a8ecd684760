using Kontor.Log.History;
using Kontor.World.History;

namespace Kontor.Log.Tests.History;

public sealed class MemoryHistoryStoreTests : HistoryStoreContract, IDisposable
{
    private readonly MemoryHistoryStore _store = new(rowsMax: 2_000);

    public void Dispose() => _store.Dispose();

    private protected override IHistoryStore Open() => _store;

    private protected override void SetFull(bool isFull) => _store.IsFull = isFull;

    [Fact]
    public void The_oldest_rows_are_forgotten()
    {
        var rows = _store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 10_000));
        Assert.InRange(rows.NextId - rows.OldestId, 2_000, 2_000 + (2 * 1_024));
        Assert.False(rows.TryRead(rows.OldestId - 1, new byte[RowBytes]));
        rows.AssertHolds(rows.OldestId, 10_000);

        // A world that counts only rows that were forgotten begins anew behind them.
        var again = _store.Open("bills", RowBytes, 100);
        Assert.Equal((101L, 101L), (again.OldestId, again.NextId));
        again.Append(SealedRows.Of(101, 5_000));
        again.AssertHolds(again.OldestId, 5_100);
    }
}
