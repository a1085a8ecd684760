using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class OwnershipTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_second_writer_is_refused_with_the_name_of_the_directory()
    {
        using var log = FileLog.Open(_directory.Path);
        var before = LogImage.Of(_directory.Path);
        var refused = Assert.Throws<LogUnavailableException>(() => FileLog.Open(_directory.Path));
        Assert.Contains(_directory.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        before.AssertSameAs(LogImage.Of(_directory.Path));
    }

    [Fact]
    public void A_refused_opening_lets_go_of_the_lock()
    {
        using (var log = FileLog.Open(_directory.Path))
            log.Append(Records.Batch("a"));
        var image = LogImage.Of(_directory.Path);
        Refusal.Of(image.WithFlippedBit(image.Segments.Single(), 40, 0), _directory, _directory[image.Segments.Single()]);
        image.WriteTo(_directory.Path);
        using var again = FileLog.Open(_directory.Path);
        Assert.Equal(["a"], again.Texts());
    }

    [Fact]
    public void A_directory_that_is_not_there_yet_is_made()
    {
        using var log = FileLog.Open(_directory["worlds/first"]);
        log.Append(Records.Batch("a"));
        Assert.Equal(["a"], log.Texts());
    }

    [Fact]
    public void Epochs_rise_across_crashes_and_stand_in_the_records()
    {
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            using var log = FileLog.Open(_directory.Path);
            Assert.Equal(epoch, log.Epoch);
            log.Append(Records.Batch("a"));
            log.Abandon();
        }
        var segment = Assert.Single(LogCheck.Run(_directory.Path).Segments);
        Assert.Equal((1L, 3L), (segment.EpochFirst, segment.EpochLast));
    }

    [Fact]
    public void A_crash_right_after_the_very_first_file_leaves_a_log_that_opens()
    {
        FileLog.Open(_directory.Path).Dispose();
        var image = LogImage.Of(_directory.Path);
        var first = new byte[2 * 4096];
        new Files.LogHead(0, 0, 0, 0, IsClean: true).Write(first);
        image.Without(image.Segments.Single()).With("head", first).WriteTo(_directory.Path);
        using var log = FileLog.Open(_directory.Path);
        Assert.Equal((0L, 1L), (log.End, log.Epoch));
    }
}
