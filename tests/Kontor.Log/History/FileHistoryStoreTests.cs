using Kontor.Log.History;
using Kontor.World.History;
using Kontor.World.Log;

namespace Kontor.Log.Tests.History;

public sealed class FileHistoryStoreTests : HistoryStoreContract, IDisposable
{
    private const int SegmentRows = 100;
    private readonly TestDirectory _directory = new();
    private readonly TestDisk _disk = new();

    public void Dispose() => _directory.Dispose();

    private protected override IHistoryStore Open() => Open(long.MaxValue);

    private protected override void SetFull(bool isFull) => _disk.SpaceBytes = isFull ? 1_234 : long.MaxValue;

    [Fact]
    public void A_stream_is_a_directory_of_files_with_a_fixed_number_of_rows()
    {
        using var store = Open();
        store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 250));
        Assert.Equal([$"{1:D20}.rows", $"{101:D20}.rows", $"{201:D20}.rows"], Names());
        Assert.Equal([68 + 4_000, 68 + 4_000, 68 + 2_000], Files().Select(path => new FileInfo(path).Length));
    }

    [Fact]
    public void Appending_writes_and_flushing_flushes_once_per_file_that_changed()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 1));
        var (writes, flushes) = (_disk.Writes, _disk.Flushes);
        rows.Append(SealedRows.Of(2, 50));
        Assert.Equal((writes + 1, flushes), (_disk.Writes, _disk.Flushes));
        rows.Flush();
        rows.Flush();
        Assert.Equal(flushes + 1, _disk.Flushes);
        // Two more files are begun, each with a flush of its header; then three have rows that were never flushed.
        rows.Append(SealedRows.Of(52, 200));
        rows.Flush();
        Assert.Equal(flushes + 1 + 2 + 3, _disk.Flushes);
    }

    [Fact]
    public void A_full_disk_at_any_number_of_bytes_that_still_fitted_loses_no_row_and_doubles_none()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 95));
        for (var space = 0; space < 900; space += 7)
        {
            _disk.SpaceBytes = space;
            var from = rows.NextId;
            var failure = Assert.Throws<LogUnavailableException>(() => rows.Append(SealedRows.Of(from, 150)));
            Assert.False(failure.IsFinal);
            Assert.Contains("The history could not be written", failure.Message, StringComparison.Ordinal);
            rows.AssertHolds(1, rows.NextId - 1);
            Assert.InRange(rows.NextId - from, 0, 150);
        }
        _disk.SpaceBytes = long.MaxValue;
        rows.Append(SealedRows.Of(rows.NextId, 500));
        rows.AssertHolds(1, rows.NextId - 1);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.new", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_flush_that_failed_is_final_and_what_was_flushed_before_is_there_at_the_next_start()
    {
        using (var store = Open())
        {
            var rows = store.Open("bills", RowBytes, 0);
            rows.Append(SealedRows.Of(1, 120));
            rows.Flush();
            rows.Append(SealedRows.Of(121, 30));
            _disk.FailsToFlush = true;
            Assert.True(Assert.Throws<LogUnavailableException>(rows.Flush).IsFinal);
            _disk.FailsToFlush = false;
            Assert.True(Assert.Throws<LogUnavailableException>(rows.Flush).IsFinal);
            Assert.True(Assert.Throws<LogUnavailableException>(() => rows.Append(SealedRows.Of(151, 1))).IsFinal);
        }
        using var again = new Reopened(this);
        again.Open(120).AssertHolds(1, 120);
    }

    [Fact]
    public void Whole_files_are_forgotten_oldest_first_when_a_stream_takes_too_many_bytes()
    {
        using var store = Open(bytesMax: 10_000);
        var rows = store.Open("bills", RowBytes, 0);
        for (var id = 1; id <= 1_000; id += 20)
        {
            rows.Append(SealedRows.Of(id, 20));
            Assert.InRange(Files().Sum(path => new FileInfo(path).Length), 0, 10_000);
        }
        Assert.Equal((801L, 2), (rows.OldestId, Files().Length));
        Assert.False(rows.TryRead(800, new byte[RowBytes]));
        rows.AssertHolds(801, 1_000);
    }

    [Fact]
    public void A_file_that_cannot_be_deleted_is_deleted_later()
    {
        using var store = Open(bytesMax: 10_000);
        var rows = store.Open("bills", RowBytes, 0);
        _disk.FailsToDelete = true;
        Assert.Throws<LogUnavailableException>(() => rows.Append(SealedRows.Of(1, 300)));
        // All rows were taken: what failed was only the forgetting.
        Assert.Equal((301L, 101L), (rows.NextId, rows.OldestId));
        _disk.FailsToDelete = false;
        rows.Append(SealedRows.Of(301, 1));
        Assert.Equal(rows.OldestId, long.Parse(Names()[0].AsSpan(0, 20)));
    }

    [Fact]
    public void A_world_that_counts_only_forgotten_rows_begins_anew_behind_them()
    {
        using (var store = Open(bytesMax: 10_000))
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 1_000));
        using (var store = Open(bytesMax: 10_000))
        {
            var rows = store.Open("bills", RowBytes, 300);
            Assert.Equal((301L, 301L), (rows.OldestId, rows.NextId));
            Assert.Equal([$"{301:D20}.rows"], Names());
        }
        // And that holds although it was stopped before it appended anything.
        using var again = new Reopened(this);
        var opened = again.Open(300);
        opened.Append(SealedRows.Of(301, 50));
        opened.AssertHolds(301, 350);
    }

    [Fact]
    public void A_damaged_row_is_named_with_its_file_and_offset_and_its_neighbours_are_read()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 250));
        foreach (var (place, bit) in new[] { (0, 0), (3, 7), (4, 1), (39, 5) })
        {
            Flip(Files()[1], 68 + (7 * RowBytes) + place, bit);
            var damage = Assert.Throws<HistoryDamagedException>(() => rows.TryRead(108, new byte[RowBytes]));
            Assert.Equal((Files()[1], 68 + (7L * RowBytes)), (damage.File, damage.Offset));
            rows.AssertAround(108);
            Flip(Files()[1], 68 + (7 * RowBytes) + place, bit);
        }
        rows.AssertHolds(1, 250);
    }

    [Fact]
    public void A_row_in_another_rows_place_is_damage()
    {
        using var store = Open();
        var rows = store.Open("bills", RowBytes, 0);
        rows.Append(SealedRows.Of(1, 10));
        using (var file = File.OpenHandle(Files()[0], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            RandomAccess.Write(file, SealedRows.Of(3, 1), 68 + (4 * RowBytes));
        Assert.Throws<HistoryDamagedException>(() => rows.TryRead(5, new byte[RowBytes]));
        rows.AssertAround(5);
    }

    [Fact]
    public void A_file_that_goes_missing_while_it_is_needed_is_damage()
    {
        using (var store = Open())
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 250));
        using var again = new Reopened(this);
        var rows = again.Open(250);
        var gone = Files()[1];
        File.Delete(gone);
        Assert.Equal(gone, Assert.Throws<HistoryDamagedException>(() => rows.TryRead(150, new byte[RowBytes])).File);
    }

    [Theory]
    [InlineData(0, 67, "ends inside the header")]
    [InlineData(0, 68 + 1_000, "ends after row 25, and the next one begins with row 101")]
    [InlineData(1, 68, "ends after row 100, and the next one begins with row 201")]
    public void A_gap_before_the_newest_file_is_refused_and_changes_nothing(int file, int length, string what)
    {
        using (var store = Open())
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 250));
        using (var cut = File.Open(Files()[file], FileMode.Open))
            cut.SetLength(length);
        var before = Files().Select(File.ReadAllBytes).ToArray();
        using var again = new Reopened(this);
        var refusal = Assert.Throws<HistoryDamagedException>(() => again.Open(220));
        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Files()[file], refusal.File);
        Assert.Equal(before, Files().Select(File.ReadAllBytes));
    }

    [Fact]
    public void The_newest_file_may_have_any_length_behind_the_rows_that_count()
    {
        using (var store = Open())
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 130));
        var newest = Files()[^1];
        var whole = File.ReadAllBytes(newest);
        for (var length = whole.Length + 3; length >= 0; length--)
        {
            File.WriteAllBytes(newest, [.. whole.Concat(new byte[3]).Take(length)]);
            using var again = new Reopened(this);
            if (length >= 68 + (20 * RowBytes))
                again.Open(120).AssertHolds(1, 120);
            else
                Assert.ThrowsAny<IOException>(() => again.Open(120));
        }
    }

    [Fact]
    public void The_last_row_that_counts_is_looked_at_before_anything_goes_on_behind_it()
    {
        using (var store = Open())
            store.Open("bills", RowBytes, 0).Append(SealedRows.Of(1, 130));
        Flip(Files()[1], 68 + (19 * RowBytes) + 11, 3);
        using var again = new Reopened(this);
        Assert.Equal(68 + (19L * RowBytes), Assert.Throws<HistoryDamagedException>(() => again.Open(120)).Offset);
    }

    private static void Flip(string path, int offset, int bit)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var one = new byte[1];
        RandomAccess.Read(file, one, offset);
        one[0] ^= (byte)(1 << bit);
        RandomAccess.Write(file, one, offset);
    }

    private FileHistoryStore Open(long bytesMax) =>
        FileHistoryStore.In(_directory.Path, new FileHistoryOptions { SegmentRows = SegmentRows, StreamBytesMax = bytesMax }, _disk);

    private string[] Files() => [.. Directory.GetFiles(_directory["history/bills"]).Order(StringComparer.Ordinal)];

    private string[] Names() => [.. Files().Select(path => Path.GetFileName(path))];

    private sealed class Reopened(FileHistoryStoreTests test) : IDisposable
    {
        private readonly FileHistoryStore _store = test.Open(long.MaxValue);

        public IHistoryRows Open(long rows) => _store.Open("bills", RowBytes, rows);

        public void Dispose() => _store.Dispose();
    }
}

internal static class Neighbours
{
    public static void AssertAround(this IHistoryRows rows, long id)
    {
        Assert.True(rows.TryRead(id - 1, new byte[SealedRows.Bytes]));
        Assert.True(rows.TryRead(id + 1, new byte[SealedRows.Bytes]));
    }
}
