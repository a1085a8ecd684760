using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class TornTailTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_torn_tail_is_cut_and_reported()
    {
        var image = Crashed(Records.Batch("a"), Records.Batch("b", "c"));
        var segment = image.Segments.Single();
        var bytes = image[segment];
        image.With(segment, bytes[..^1]).WriteTo(_directory.Path);

        using var log = Open();
        Assert.Equal(["a"], log.Texts());
        Assert.Equal(32 + 1 + 32, log.Recovery.TornBytes);
        var note = Assert.Single(log.Recovery.Notes, n => n.StartsWith("Cut", StringComparison.Ordinal));
        Assert.Contains(_directory[segment], note, StringComparison.Ordinal);
        Assert.Contains("offset 65", note, StringComparison.Ordinal);
        Assert.Equal(65, new FileInfo(_directory[segment]).Length);
    }

    [Fact]
    public void A_tail_of_zeros_is_a_torn_tail()
    {
        // What a file system shows when it had noted the new length of a file but not yet its content.
        var image = Crashed(Records.Batch("a"));
        var segment = image.Segments.Single();
        image.With(segment, [.. image[segment], .. new byte[5_000]]).WriteTo(_directory.Path);
        using var log = Open();
        Assert.Equal(["a"], log.Texts());
        Assert.Equal(5_000, log.Recovery.TornBytes);
    }

    [Fact]
    public void The_last_batch_is_torn_also_when_only_its_first_page_was_not_written()
    {
        var image = Crashed(Records.Batch("a"), Records.Batch("b", "c", "d"));
        var segment = image.Segments.Single();
        image.WithFlippedBit(segment, 65 + 8, 0).WriteTo(_directory.Path);
        using var log = Open();
        Assert.Equal(["a"], log.Texts());
    }

    [Fact]
    public void After_a_clean_close_a_cut_file_is_damage_and_not_a_torn_tail()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            log.Append(Records.Batch("b"));
        }
        var image = LogImage.Of(_directory.Path);
        var segment = image.Segments.Single();
        for (var length = 0; length < image[segment].Length; length++)
            Refusal.Of(image.With(segment, image[segment][..length]), _directory, _directory[segment]);
    }

    [Fact]
    public void After_a_clean_close_a_bit_flipped_in_the_last_record_is_damage()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            log.Append(Records.Batch("b"));
        }
        var image = LogImage.Of(_directory.Path);
        var segment = image.Segments.Single();
        for (var offset = 65; offset < image[segment].Length; offset++)
            Assert.Equal(65, Refusal.Of(image.WithFlippedBit(segment, offset, offset % 8), _directory, _directory[segment]).Offset);
    }

    [Fact]
    public void What_was_found_at_an_opening_can_no_longer_be_torn_off()
    {
        Crashed(Records.Batch("a"));
        Open().Abandon();
        var image = LogImage.Of(_directory.Path);
        var segment = image.Segments.Single();
        Assert.Equal(32, Refusal.Of(image.With(segment, image[segment][..^1]), _directory, _directory[segment]).Offset);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Cut_at_every_byte_of_the_last_batch_exactly_the_earlier_batches_survive(int seed)
    {
        var random = new Random(seed);
        var earlier = new List<byte[]>();
        LogImage before;
        LogImage after;
        byte[][] last = Records.Random(random, countMax: 5, lengthMax: 40);
        using (var log = Open())
        {
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                var contents = Records.Random(random, countMax: 5, lengthMax: 60);
                log.Append(Records.Batch(contents));
                earlier.AddRange(contents);
            }
            before = LogImage.Of(_directory.Path);
            log.Append(Records.Batch(last));
            after = LogImage.Of(_directory.Path);
            log.Abandon();
        }
        var segment = after.Segments.Last();
        var start = before.Segments.Last() == segment ? before[segment].Length : 32;
        for (var length = start; length <= after[segment].Length; length++)
        {
            after.With(segment, after[segment][..length]).WriteTo(_directory.Path);
            byte[][] expected = length == after[segment].Length ? [.. earlier, .. last] : [.. earlier];
            var tornBytes = length == after[segment].Length ? 0 : length - start;
            AssertRecovers(expected, tornBytes, $"seed {seed}, cut at {length}");
        }
    }

    private void AssertRecovers(byte[][] expected, int tornBytes, string where)
    {
        using (var log = Open())
        {
            Assert.True(log.Recovery.TornBytes == tornBytes, $"{log.Recovery.TornBytes} torn bytes instead of {tornBytes}: {where}");
            log.AssertHolds(0, expected);
            log.Append(Records.Batch("next"));
        }
        using var again = Open();
        again.AssertHolds(0, [.. expected, "next"u8.ToArray()]);
        Assert.Equal(0, again.Recovery.TornBytes);
    }

    private LogImage Crashed(params LogBatch[] batches)
    {
        using var log = Open();
        foreach (var batch in batches)
            log.Append(batch);
        log.Abandon();
        return LogImage.Of(_directory.Path);
    }

    private FileLog Open() => FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 1024 }, new TestDisk());
}
