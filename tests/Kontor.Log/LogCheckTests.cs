using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class LogCheckTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_tells_what_is_there()
    {
        using (var log = Open())
        {
            for (var i = 0; i < 10; i++)
                log.Append(Records.Batch(new string('a', 200)));
            log.SaveSnapshot(7, "seven"u8.ToArray());
        }
        var before = LogImage.Of(_directory.Path);
        var report = LogCheck.Run(_directory.Path);
        before.AssertSameAs(LogImage.Of(_directory.Path));

        Assert.True(report.IsWhole);
        Assert.True(report.IsClean);
        Assert.Equal((0L, 10L, 1L), (report.Begin, report.End, report.Epoch));
        Assert.Equal([0L, 4L, 8L], report.Segments.Select(s => s.First));
        Assert.Equal((7L, (string?)null), (report.Snapshots.Single().Position, report.Snapshots.Single().Problem));
        Assert.Null(report.Torn);
        var text = report.ToText();
        Assert.Contains("records    10 (0 to 10, end excluded)", text, StringComparison.Ordinal);
        Assert.Contains("segment    00000000000000000004.log  4 records  960 bytes  epochs 1 to 1", text, StringComparison.Ordinal);
        Assert.Contains("snapshot   snapshot-00000000000000000007  45 bytes  whole", text, StringComparison.Ordinal);
        Assert.EndsWith("whole" + Environment.NewLine, text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_tells_of_a_torn_tail_and_leaves_it()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            log.Abandon();
        }
        var image = LogImage.Of(_directory.Path);
        var torn = image.With(image.Segments.Single(), [.. image[image.Segments.Single()], 1, 2, 3]);
        torn.WriteTo(_directory.Path);
        var report = LogCheck.Run(_directory.Path);
        torn.AssertSameAs(LogImage.Of(_directory.Path));
        Assert.Equal(new TornTail(_directory[image.Segments.Single()], 65, 3), report.Torn);
        Assert.True(report.IsWhole);
        Assert.False(report.IsClean);
        Assert.Contains("at offset 65: 3 bytes of an unfinished write", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_first_damage()
    {
        using (var log = Open())
            for (var i = 0; i < 10; i++)
                log.Append(Records.Batch(new string('a', 200)));
        var image = LogImage.Of(_directory.Path);
        var segments = image.Segments.ToArray();
        image.WithFlippedBit(segments[1], 300, 0).WithFlippedBit(segments[0], 500, 0).WriteTo(_directory.Path);
        var report = LogCheck.Run(_directory.Path);
        Assert.Equal(_directory[segments[0]], report.Damage!.File);
        Assert.Equal(32 + 232 + 232, report.Damage.Offset);
        Assert.Contains($"DAMAGED    {_directory[segments[0]]} at offset 496", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_refuses_while_somebody_writes()
    {
        using var log = Open();
        Assert.Contains(
            _directory.Path,
            Assert.Throws<LogUnavailableException>(() => LogCheck.Run(_directory.Path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void It_makes_no_directory_and_no_lock()
    {
        Assert.Throws<DirectoryNotFoundException>(() => LogCheck.Run(_directory["none"]));
        Assert.Equal(0, LogCheck.Run(_directory.Path).End);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    private FileLog Open() => FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 1024 }, new TestDisk());
}
