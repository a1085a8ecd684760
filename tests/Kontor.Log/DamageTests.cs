using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class DamageTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void A_bit_flipped_anywhere_before_the_last_batch_is_refused_and_the_record_is_named(int seed)
    {
        var random = new Random(seed);
        var frames = new List<(string Segment, int Offset)>();
        LogImage image;
        string lastBatchSegment;
        int lastBatchOffset;
        using (var log = Open())
        {
            for (var i = 0; i < 12; i++)
                AppendNoting(log, Records.Random(random, countMax: 3, lengthMax: 40), frames);
            lastBatchOffset = AppendNoting(log, Records.Random(random, countMax: 4, lengthMax: 60), frames);
            image = LogImage.Of(_directory.Path);
            lastBatchSegment = image.Segments.Last();
            log.Abandon();
        }
        Assert.True(image.Segments.Count() > 1, $"seed {seed} makes too few segments");
        foreach (var segment in image.Segments)
        {
            var end = segment == lastBatchSegment ? lastBatchOffset : image[segment].Length;
            for (var offset = 0; offset < end; offset++)
            {
                var refusal = Refusal.Of(image.WithFlippedBit(segment, offset, random.Next(8)), _directory, _directory[segment]);
                var frame = frames.Where(f => f.Segment == segment && f.Offset <= offset).Select(f => f.Offset).LastOrDefault();
                Assert.True(refusal.Offset == frame, $"{refusal.Offset} instead of {frame}: seed {seed}, {segment} at {offset}");
            }
        }
    }

    [Fact]
    public void A_missing_segment_is_refused_wherever_it_is_missing()
    {
        var image = SomeSegments();
        var segments = image.Segments.ToArray();
        Assert.True(segments.Length >= 4);
        Refusal.Of(image.Without(segments[0]), _directory, _directory[segments[1]]);
        Refusal.Of(image.Without(segments[1]), _directory, _directory[segments[2]]);
        Refusal.Of(image.Without(segments[^1]), _directory, _directory[segments[^1]]);
    }

    [Fact]
    public void A_segment_in_the_place_of_another_is_refused()
    {
        var image = SomeSegments();
        var segments = image.Segments.ToArray();
        Refusal.Of(image.With(segments[1], image[segments[2]]), _directory, _directory[segments[1]]);
    }

    [Fact]
    public void A_record_in_the_place_of_another_is_refused_even_at_the_very_end()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            log.Append(Records.Batch("b"));
            log.Abandon();
        }
        var image = LogImage.Of(_directory.Path);
        var segment = image.Segments.Single();
        var refusal = Refusal.Of(image.With(segment, [.. image[segment], .. image[segment][32..65]]), _directory, _directory[segment]);
        Assert.Equal(98, refusal.Offset);
        Assert.Contains("record 2 is expected and record 0 stands there", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_an_earlier_epoch_behind_a_later_one_is_refused()
    {
        using (var log = Open())
            log.Append(Records.Batch("a"));
        var early = LogImage.Of(_directory.Path);
        using (var log = Open())
        {
            log.Append(Records.Batch("b"));
            log.Abandon();
        }
        var late = LogImage.Of(_directory.Path);
        // The same second record, but as the first writer would have written it.
        early.WriteTo(_directory.Path);
        File.Delete(_directory["head"]);
        var segment = early.Segments.Single();
        var frame = new byte[33];
        new Files.Frame(1, 2, 1, 0, 1).Write(frame, "c"u8);
        var refusal = Refusal.Of(late.With(segment, [.. late[segment], .. frame]), _directory, _directory[segment]);
        Assert.Contains("epoch 1, after one of epoch 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_head_or_one_with_both_copies_broken_is_refused()
    {
        var image = SomeSegments();
        Refusal.Of(image.Without("head"), _directory, _directory["head"]);
        Refusal.Of(image.WithFlippedBit("head", 10, 1).WithFlippedBit("head", 4096 + 10, 1), _directory, _directory["head"]);
    }

    [Fact]
    public void One_broken_copy_of_the_head_is_noted_and_no_epoch_is_taken_twice()
    {
        SomeSegments();
        // The second writer leaves no record, so that its epoch stands in one copy of the head and nowhere else.
        Open().Abandon();
        var image = LogImage.Of(_directory.Path);
        foreach (var copy in new[] { 0, 4096 })
        {
            image.WithFlippedBit("head", copy + 10, 1).WriteTo(_directory.Path);
            using var log = Open();
            Assert.True(log.Epoch > 2);
            Assert.Contains(log.Recovery.Notes, note => note.Contains("head", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_log_without_its_beginning_is_refused_unless_a_whole_snapshot_covers_it()
    {
        using (var log = Open())
        {
            for (var i = 0; i < 40; i++)
                log.Append(Records.Batch($"record {i} {new string('.', 40)}"));
            log.SaveSnapshot(30, "thirty"u8.ToArray());
            log.Truncate(30);
            Assert.InRange(log.Begin, 1, 30);
        }
        var image = LogImage.Of(_directory.Path);
        var snapshot = image.Names.Single(name => name.StartsWith("snapshot-", StringComparison.Ordinal));
        Refusal.Of(image.WithFlippedBit(snapshot, image[snapshot].Length - 1, 3), _directory, _directory[snapshot]);
        Refusal.Of(image.Without(snapshot), _directory, _directory[image.Segments.First()]);
    }

    [Fact]
    public void A_log_that_ends_before_its_snapshot_is_refused()
    {
        using var log = Open();
        log.Append(Records.Batch("a"));
        log.SaveSnapshot(1, default);
        log.Abandon();
        var image = LogImage.Of(_directory.Path);
        var segment = image.Segments.Single();
        Refusal.Of(image.With(segment, image[segment][..32]), _directory, _directory["snapshot-00000000000000000001"]);
    }

    private LogImage SomeSegments()
    {
        using (var log = Open())
            for (var i = 0; i < 40; i++)
                log.Append(Records.Batch($"record {i} {new string('.', 40)}"));
        return LogImage.Of(_directory.Path);
    }

    private int AppendNoting(FileLog log, byte[][] contents, List<(string Segment, int Offset)> frames)
    {
        log.Append(Records.Batch(contents));
        var segment = Directory.GetFiles(_directory.Path, "*.log").Select(Path.GetFileName).Max(StringComparer.Ordinal)!;
        var start = (int)new FileInfo(_directory[segment]).Length - contents.Sum(content => 32 + content.Length);
        var offset = start;
        foreach (var content in contents)
        {
            frames.Add((segment, offset));
            offset += 32 + content.Length;
        }
        return start;
    }

    private FileLog Open() => FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 1024 }, new TestDisk());
}
