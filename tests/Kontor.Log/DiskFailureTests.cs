using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class DiskFailureTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly TestDisk _disk = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void One_batch_is_one_write_and_one_flush()
    {
        using var log = Open();
        var (writes, flushes) = (_disk.Writes, _disk.Flushes);
        log.Append(Records.Batch("a", "b", "c"));
        Assert.Equal((writes + 1, flushes + 1), (_disk.Writes, _disk.Flushes));
    }

    [Fact]
    public void A_full_disk_leaves_nothing_of_the_batch_at_any_number_of_bytes_that_still_fitted()
    {
        using var log = Open();
        log.Append(Records.Batch("kept"));
        var length = SegmentLength();
        var batch = Records.Batch("one", "two", "three");
        for (var space = 0; space < (3 * 32) + 11; space++)
        {
            _disk.SpaceBytes = space;
            Assert.False(Assert.Throws<LogUnavailableException>(() => log.Append(batch)).IsFinal);
            Assert.Equal(length, SegmentLength());
            Assert.Equal(["kept"], log.Texts());
        }
        _disk.SpaceBytes = long.MaxValue;
        log.Append(batch);
        Assert.Equal(["kept", "one", "two", "three"], log.Texts());
    }

    [Fact]
    public void A_full_disk_while_a_segment_is_begun_leaves_the_log_as_it_was()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch(new string('a', 400)));
            _disk.SpaceBytes = 10;
            Assert.False(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch(new string('b', 400)))).IsFinal);
            Assert.Empty(Directory.GetFiles(_directory.Path, "*.new"));
            _disk.SpaceBytes = 100;
            Assert.False(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch(new string('b', 400)))).IsFinal);
            _disk.SpaceBytes = long.MaxValue;
            log.Append(Records.Batch("c"));
        }
        using var again = Open();
        Assert.Equal([new string('a', 400), "c"], again.Texts());
        Assert.Empty(again.Recovery.Notes);
    }

    [Fact]
    public void Closing_works_on_a_full_disk()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            _disk.SpaceBytes = 0;
            Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("b")));
            log.Dispose();
            Assert.Null(log.NotSealedBecause);
        }
        Assert.True(LogCheck.Run(_directory.Path).IsClean);
    }

    [Fact]
    public void After_a_failed_flush_nothing_is_appended_any_more_and_nothing_of_the_batch_comes_back()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            _disk.FailsToFlush = true;
            Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("b"))).IsFinal);
            _disk.FailsToFlush = false;
            Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("c"))).IsFinal);
            log.Dispose();
            Assert.NotNull(log.NotSealedBecause);
        }
        using var again = Open();
        Assert.Equal(["a"], again.Texts());
    }

    [Fact]
    public void A_write_that_cannot_be_cut_back_is_final_and_cut_at_the_next_opening()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            (_disk.SpaceBytes, _disk.FailsToSetLength) = (50, true);
            Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("b", "c"))).IsFinal);
            (_disk.SpaceBytes, _disk.FailsToSetLength) = (long.MaxValue, false);
            Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("d"))).IsFinal);
        }
        using var again = Open();
        Assert.Equal(["a"], again.Texts());
        Assert.Equal(50, again.Recovery.TornBytes);
    }

    [Fact]
    public void A_directory_that_cannot_be_flushed_is_final()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch(new string('a', 400)));
            _disk.FailsToFlushDirectory = true;
            Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch(new string('b', 400)))).IsFinal);
            _disk.FailsToFlushDirectory = false;
            Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("c"))).IsFinal);
        }
        using var again = Open();
        Assert.Equal([new string('a', 400)], again.Texts());
    }

    [Fact]
    public void A_snapshot_that_does_not_fit_is_not_stored_and_the_log_goes_on()
    {
        using var log = Open();
        log.Append(Records.Batch("a"));
        _disk.SpaceBytes = 50;
        Assert.False(Assert.Throws<LogUnavailableException>(() => log.SaveSnapshot(1, new byte[100])).IsFinal);
        _disk.SpaceBytes = long.MaxValue;
        Assert.Null(log.LoadSnapshot());
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.new"));
        log.Append(Records.Batch("b"));
        Assert.Equal(["a", "b"], log.Texts());
    }

    [Fact]
    public void A_segment_that_cannot_be_deleted_leaves_a_log_without_a_gap()
    {
        using (var log = Open())
        {
            for (var i = 0; i < 4; i++)
                log.Append(Records.Batch(new string('a', 400)));
            log.SaveSnapshot(4, default);
            _disk.FailsToDelete = true;
            Assert.False(Assert.Throws<LogUnavailableException>(() => log.Truncate(4)).IsFinal);
            _disk.FailsToDelete = false;
            log.Truncate(2);
            Assert.Equal(2, log.Begin);
        }
        using var again = Open();
        Assert.Equal((2L, 4L), (again.Begin, again.End));
    }

    [Fact]
    public void A_disk_that_is_really_full_refuses_and_goes_on_when_there_is_space_again()
    {
        // A file system of 1 MiB where the tests may mount one (as root); elsewhere the same script on the disk made for it.
        using var small = SmallDisk.Mount(_directory["mounted"]);
        var directory = Path.Combine(_directory["mounted"], "log");
        var acknowledged = new List<byte[]>();
        var random = new Random(7);
        using (var log = small is null ? FileLog.Open(directory, null, _disk) : FileLog.Open(directory))
        {
            var ballast = _directory["mounted/ballast"];
            File.WriteAllBytes(ballast, new byte[200_000]);
            _disk.SpaceBytes = 800_000;
            var refused = Assert.Throws<LogUnavailableException>(() => AppendUntilFull(log, acknowledged, random));
            Assert.False(refused.IsFinal);
            Assert.Contains("space", refused.Message, StringComparison.OrdinalIgnoreCase);
            log.AssertHolds(0, acknowledged);
            Assert.InRange(log.End, 50, 1000);

            File.Delete(ballast);
            _disk.SpaceBytes = 200_000;
            AppendNext(log, acknowledged, random);
            log.AssertHolds(0, acknowledged);
        }
        using var again = FileLog.Open(directory);
        again.AssertHolds(0, acknowledged);
        Assert.Empty(again.Recovery.Notes);
    }

    private static void AppendUntilFull(FileLog log, List<byte[]> acknowledged, Random random)
    {
        for (var i = 0; i < 1000; i++)
            AppendNext(log, acknowledged, random);
    }

    private static void AppendNext(FileLog log, List<byte[]> acknowledged, Random random)
    {
        var contents = Records.Random(random, countMax: 4, lengthMax: 4_000);
        log.Append(Records.Batch(contents));
        acknowledged.AddRange(contents);
    }

    private long SegmentLength() => new FileInfo(_directory["00000000000000000000.log"]).Length;

    private FileLog Open() => FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 512 }, _disk);
}
