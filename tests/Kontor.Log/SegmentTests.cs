using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class SegmentTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_segment_is_named_by_its_first_record_and_no_longer_than_configured()
    {
        using var log = Open();
        for (var i = 0; i < 20; i++)
            log.Append(Records.Batch(new string('a', 100), new string('b', 100)));
        var names = Directory.GetFiles(_directory.Path, "*.log").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal("00000000000000000000.log", names[0]);
        Assert.Equal("00000000000000000006.log", names[1]);
        Assert.All(names, name => Assert.InRange(new FileInfo(_directory[name!]).Length, 32, 1024));
        Assert.Equal(40, log.Read(0).Count());
    }

    [Fact]
    public void A_batch_longer_than_a_segment_gets_one_of_its_own()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("small"));
            log.Append(Records.Batch(new string('a', 300_000)));
            log.Append(Records.Batch("small"));
        }
        using var again = Open();
        Assert.Equal([5, 300_000, 5], again.Texts().Select(text => text.Length));
        Assert.Equal(3, Directory.GetFiles(_directory.Path, "*.log").Length);
    }

    [Fact]
    public void A_record_or_batch_beyond_the_bounds_is_a_bug_and_changes_nothing()
    {
        using var log = Open();
        Assert.Throws<ArgumentException>(() => log.Append(Records.Batch([new byte[FileLogOptions.RecordBytesMax + 1]])));
        var five = Enumerable.Repeat(new byte[FileLogOptions.RecordBytesMax], 5);
        Assert.Throws<ArgumentException>(() => log.Append(Records.Batch(five)));
        log.Append(Records.Batch("a"));
        Assert.Equal(["a"], log.Texts());
    }

    [Fact]
    public void Truncating_deletes_whole_segments_and_never_the_active_one()
    {
        using (var log = Open())
        {
            for (var i = 0; i < 20; i++)
                log.Append(Records.Batch(new string('a', 400)));
            log.SaveSnapshot(20, "all"u8.ToArray());
            log.Truncate(7);
            Assert.Equal(6, log.Begin);
            Assert.Throws<ArgumentOutOfRangeException>(() => log.Read(5));
            log.Truncate(20);
            Assert.Equal(18, log.Begin);
        }
        Assert.Single(Directory.GetFiles(_directory.Path, "*.log"));
        using var again = Open();
        Assert.Equal((18L, 20L), (again.Begin, again.End));
        Assert.Equal(20, again.LoadSnapshot()!.Position);
        again.Append(Records.Batch("on it goes"));
        Assert.Equal("on it goes", again.Texts(20).Single());
    }

    [Fact]
    public void A_steady_stream_of_batches_allocates_nothing()
    {
        using var log = FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 16 << 20 }, new TestDisk());
        var batch = Records.Batch(Enumerable.Repeat(new byte[200], 16));
        for (var i = 0; i < 10; i++)
            log.Append(batch);
        var allocations = Allocations.FromHere();
        for (var i = 0; i < 100; i++)
            log.Append(batch);
        Assert.Equal(0, allocations.Bytes);
    }

    [Theory]
    [InlineData(FileLogOptions.SegmentBytesMin - 1)]
    [InlineData(FileLogOptions.SegmentBytesMax + 1)]
    public void A_segment_size_outside_its_bounds_is_refused(long bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileLogOptions { SegmentBytes = bytes });

    private FileLog Open() => FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 1024 }, new TestDisk());
}
