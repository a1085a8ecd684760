using Kontor.World.History;
using Kontor.World.Log;

namespace Kontor.Log.Tests.History;

/// <summary>What every store of histories promises. Each implementation runs all of it.</summary>
public abstract class HistoryStoreContract
{
    private protected const int RowBytes = SealedRows.Bytes;

    /// <summary>Opens the one store of this test, again after the former one was disposed.</summary>
    private protected abstract IHistoryStore Open();

    /// <summary>From now on no row finds a place, or again does.</summary>
    private protected abstract void SetFull(bool isFull);

    [Fact]
    public void A_new_stream_is_empty()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        Assert.Equal((1L, 1L), (rows.OldestId, rows.NextId));
        Assert.False(rows.TryRead(1, new byte[RowBytes]));
        Assert.False(rows.TryRead(0, new byte[RowBytes]));
    }

    [Fact]
    public void Rows_are_read_as_they_were_appended()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 1));
        rows.Append(SealedRows.Of(2, 499));
        rows.Flush();
        rows.Append(SealedRows.Of(501, 3));
        Assert.Equal((1L, 504L), (rows.OldestId, rows.NextId));
        rows.AssertHolds(1, 503);
    }

    [Fact]
    public void Streams_do_not_mix()
    {
        using var store = Open();
        var (bills, fills) = (store.Open("bills", RowBytes, 0), store.Open("fills", RowBytes, 0));
        bills.Append(SealedRows.Of(1, 10));
        fills.Append(SealedRows.Of(1, 3));
        Assert.Equal((11L, 4L), (bills.NextId, fills.NextId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(250)]
    [InlineData(300)]
    public void Opening_keeps_exactly_the_rows_that_are_asked_for(int kept)
    {
        using (var store = Open())
        {
            var rows = store.Open("bills", RowBytes, 0);
            rows.Append(SealedRows.Of(1, 300));
            rows.Flush();
        }
        using var again = Open();
        var opened = again.Open("bills", RowBytes, kept);
        Assert.Equal((1L, kept + 1L), (opened.OldestId, opened.NextId));
        opened.AssertHolds(1, kept);
        opened.Append(SealedRows.Of(kept + 1, 200));
        opened.AssertHolds(1, kept + 200);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public void Opening_refuses_when_there_are_fewer_rows(int held)
    {
        using (var store = Open())
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, held));
        using var again = Open();
        var refusal = Assert.Throws<HistoryMissingException>(() => again.Open("bills", RowBytes, held + 1));
        Assert.Equal(("bills", held + 1L, (long)held), (refusal.Stream, refusal.Wanted, refusal.Held));
        // Nothing was changed by that.
        again.Open("bills", RowBytes, held).AssertHolds(1, held);
    }

    [Fact]
    public void Rows_of_another_size_are_refused()
    {
        using (var store = Open())
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 10));
        using var again = Open();
        Assert.Contains(
            $"its rows have {RowBytes} bytes",
            Assert.Throws<HistoryDamagedException>(() => again.Open("bills", RowBytes + 8, 10)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_full_store_takes_nothing_and_goes_on_later()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 150));
        SetFull(true);
        Assert.False(Assert.Throws<LogUnavailableException>(() => rows.Append(SealedRows.Of(151, 100))).IsFinal);
        rows.AssertHolds(1, rows.NextId - 1);
        SetFull(false);
        rows.Append(SealedRows.Of(rows.NextId, 100));
        rows.Flush();
        rows.AssertHolds(1, rows.NextId - 1);
    }

    [Fact]
    public async Task Any_thread_reads_what_was_appended_while_more_is_appended_and_forgotten()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(1, 2).Select(seed => Task.Run(() => ReadUntil(done.Token, seed))).ToArray();
        for (var id = 1L; id < 20_000; id += 50)
        {
            rows.Append(SealedRows.Of(id, 50));
            if (id % 1_000 == 1)
                rows.Flush();
        }
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), read => Assert.True(read > 0));

        // A row that is wrong throws; one that is not there although it was appended and not forgotten is counted here.
        long ReadUntil(CancellationToken stop, int seed)
        {
            var random = new Random(seed);
            var row = new byte[RowBytes];
            var read = 0L;
            while (!stop.IsCancellationRequested || read == 0)
            {
                var (oldest, next) = (rows.OldestId, rows.NextId);
                var id = random.NextInt64(oldest, Math.Max(oldest + 1, next));
                if (rows.TryRead(id, row))
                    read++;
                else
                    Assert.True(id >= next || id < rows.OldestId, $"row {id} of {oldest} to {next}, seed {seed}");
            }
            return read;
        }
    }
}

/// <summary>Rows of bytes that follow from their number, with their seals.</summary>
internal static class SealedRows
{
    public const int Bytes = 40;

    public static byte[] Of(long first, int count)
    {
        var rows = new byte[Bytes * count];
        for (var index = 0; index < count; index++)
            Fill(rows.AsSpan(index * Bytes, Bytes), first + index);
        return rows;
    }

    public static void AssertHolds(this IHistoryRows rows, long first, long last)
    {
        var (row, expected) = (new byte[Bytes], new byte[Bytes]);
        for (var id = first; id <= last; id++)
        {
            Assert.True(rows.TryRead(id, row), $"row {id}");
            Fill(expected, id);
            Assert.True(row.AsSpan().SequenceEqual(expected), $"row {id}");
        }
        Assert.False(rows.TryRead(last + 1, row));
    }

    private static void Fill(Span<byte> row, long id)
    {
        for (var index = RowSeal.Bytes; index < Bytes; index++)
            row[index] = (byte)((id * 31) + index);
        BitConverter.TryWriteBytes(row, RowSeal.Of(id, row));
    }
}
