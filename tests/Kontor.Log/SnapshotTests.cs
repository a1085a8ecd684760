using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_last_two_are_kept()
    {
        using var log = WithRecords(5);
        for (var position = 1; position <= 5; position++)
            log.SaveSnapshot(position, default);
        Assert.Equal(["snapshot-00000000000000000004", "snapshot-00000000000000000005"], SnapshotNames());
    }

    [Fact]
    public void Broken_anywhere_the_newest_is_reported_and_the_previous_is_used()
    {
        using (var log = WithRecords(5))
        {
            log.SaveSnapshot(2, "two"u8.ToArray());
            log.SaveSnapshot(4, "four"u8.ToArray());
        }
        var image = LogImage.Of(_directory.Path);
        var newest = SnapshotNames()[1];
        for (var offset = 0; offset < image[newest].Length; offset++)
        {
            AssertFallsBack(image.WithFlippedBit(newest, offset, offset % 8), newest);
            AssertFallsBack(image.With(newest, image[newest][..offset]), newest);
        }
    }

    [Fact]
    public void Without_any_whole_snapshot_a_log_that_reaches_back_to_the_beginning_is_read_from_there()
    {
        using (var log = WithRecords(5))
            log.SaveSnapshot(4, "four"u8.ToArray());
        var image = LogImage.Of(_directory.Path);
        image.WithFlippedBit(SnapshotNames()[0], 20, 0).WriteTo(_directory.Path);
        using var again = Open();
        Assert.Null(again.LoadSnapshot());
        Assert.Equal(5, again.Texts().Length);
    }

    [Fact]
    public void The_previous_is_not_used_when_the_log_no_longer_reaches_back_to_it()
    {
        using (var log = WithRecords(40))
        {
            log.SaveSnapshot(2, "two"u8.ToArray());
            log.SaveSnapshot(40, "forty"u8.ToArray());
            log.Truncate(40);
            Assert.True(log.Begin > 2);
        }
        var image = LogImage.Of(_directory.Path);
        var newest = SnapshotNames()[1];
        Refusal.Of(image.WithFlippedBit(newest, 41, 0), _directory, _directory[newest]);
    }

    [Fact]
    public void A_broken_one_goes_when_the_next_is_saved()
    {
        using (var log = WithRecords(5))
        {
            log.SaveSnapshot(2, "two"u8.ToArray());
            log.SaveSnapshot(4, "four"u8.ToArray());
        }
        LogImage.Of(_directory.Path).WithFlippedBit(SnapshotNames()[1], 20, 0).WriteTo(_directory.Path);
        using var again = Open();
        again.SaveSnapshot(5, "five"u8.ToArray());
        Assert.Equal(["snapshot-00000000000000000002", "snapshot-00000000000000000005"], SnapshotNames());
        Assert.Equal(5, again.LoadSnapshot()!.Position);
    }

    [Fact]
    public void One_that_was_never_finished_is_removed_and_noted()
    {
        WithRecords(3).Dispose();
        File.WriteAllText(_directory["snapshot-00000000000000000003.new"], "half of it");
        using var log = Open();
        Assert.Null(log.LoadSnapshot());
        Assert.Contains("never finished", Assert.Single(log.Recovery.Notes), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.new"));
    }

    private void AssertFallsBack(LogImage broken, string newest)
    {
        broken.WriteTo(_directory.Path);
        using var log = Open();
        Assert.Equal(2, log.LoadSnapshot()!.Position);
        Assert.Equal("two"u8, log.LoadSnapshot()!.Content.Span);
        Assert.Contains(newest, Assert.Single(log.Recovery.Notes), StringComparison.Ordinal);
    }

    private FileLog WithRecords(int count)
    {
        var log = Open();
        for (var i = 0; i < count; i++)
            log.Append(Records.Batch($"record {i} {new string('.', 100)}"));
        return log;
    }

    private string[] SnapshotNames() =>
        [.. Directory.GetFiles(_directory.Path, "snapshot-*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private FileLog Open() => FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 1024 }, new TestDisk());
}
