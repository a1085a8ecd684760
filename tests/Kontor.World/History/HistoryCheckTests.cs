using Kontor.Log;
using Kontor.Log.History;
using Kontor.World.History;
using Kontor.World.Time;

namespace Kontor.World.Tests.History;

/// <summary>Checking a log looks at the histories beside it, and says of them what opening would say.</summary>
public sealed class HistoryCheckTests : IDisposable
{
    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("kontor-history-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_whole_history_is_one_line()
    {
        await Live();
        var stream = Assert.Single(LogCheck.Run(_directory).History, IsSamples);
        Assert.Equal(("samples", 250L, 0L, null), (stream.Stream, stream.Rows, stream.UncountedBytes, stream.Damage));
        Assert.Equal(Files().Sum(path => new FileInfo(path).Length), stream.Bytes);
        var text = LogCheck.Run(_directory).ToText();
        Assert.Contains(
            $"history    samples  250 rows  {stream.Bytes} bytes  whole\n",
            text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        await using var world = Open();
        Assert.Equal(250, (await world.Samples()).Rows.Length);
    }

    [Fact]
    public async Task A_world_on_real_files_comes_back_with_its_rows()
    {
        var before = await Live();
        await using var world = Open();
        Assert.Equal(before, await world.Samples());
        await world.Do(new AddSamples(1, 33));
        Assert.Equal(33, (await world.Samples()).Rows.Length - before.Rows.Length);
    }

    [Fact]
    public async Task Every_flipped_byte_of_the_counted_rows_is_found_with_its_file_and_offset()
    {
        await Live();
        var random = new Random(8);
        for (var round = 0; round < 40; round++)
        {
            var file = Files()[random.Next(Files().Length)];
            var bytes = await File.ReadAllBytesAsync(file);
            var place = random.Next(bytes.Length);
            var bit = (byte)(1 << random.Next(8));
            bytes[place] ^= bit;
            await File.WriteAllBytesAsync(file, bytes);
            var report = LogCheck.Run(_directory);
            var damage = Assert.Single(report.History, IsSamples).Damage!;
            Assert.False(report.IsWhole);
            Assert.Equal(file, damage.File);
            Assert.InRange(place - damage.Offset, 0, 100);
            Assert.Contains($"DAMAGED    {file} at offset {damage.Offset}", report.ToText(), StringComparison.Ordinal);
            bytes[place] ^= bit;
            await File.WriteAllBytesAsync(file, bytes);
        }
        Assert.True(LogCheck.Run(_directory).IsWhole);
    }

    [Fact]
    public async Task What_the_snapshot_does_not_count_is_no_damage()
    {
        await Live();
        await using (var file = File.Open(Files()[^1], FileMode.Append))
            await file.WriteAsync(new byte[777]);
        var stream = Assert.Single(LogCheck.Run(_directory).History, IsSamples);
        Assert.Equal((777L, null), (stream.UncountedBytes, stream.Damage));
        await using var world = Open();
        Assert.Equal(250, (await world.Samples()).Rows.Length);
    }

    [Fact]
    public async Task A_history_that_is_too_short_or_gone_is_damage_and_the_world_does_not_start()
    {
        await Live();
        await using (var file = File.Open(Files()[^1], FileMode.Open))
            file.SetLength(file.Length - 1);
        Assert.Contains(
            "the snapshot counts 250 rows, but they end after row 249",
            LogCheck.Run(_directory).ToText(),
            StringComparison.Ordinal
        );
        Assert.Equal(249, Assert.Throws<HistoryMissingException>(Open).Held);

        System.IO.Directory.Delete(Path.Combine(_directory, "history"), recursive: true);
        Assert.Contains(
            "the snapshot counts 250 rows, but they end after row 0",
            LogCheck.Run(_directory).ToText(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, Assert.Throws<HistoryMissingException>(Open).Held);
    }

    private async Task<SampleView> Live()
    {
        await using var world = Open();
        for (var round = 0; round < 25; round++)
        {
            await world.Do(new AddSamples(round % 4, 10));
            await world.Ok(new AdvanceClock(5));
        }
        return await world.Samples();
    }

    private LiveWorld Open()
    {
        var log = FileLog.Open(_directory);
        try
        {
            return LiveWorld.Open(AddSamples.Options(FileHistoryStore.In(_directory, new FileHistoryOptions { SegmentRows = 100 })), log);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    private string[] Files() =>
        [.. System.IO.Directory.GetFiles(Path.Combine(_directory, "history", "samples")).Order(StringComparer.Ordinal)];

    // The world keeps histories of its own beside the one that is written here.
    private static bool IsSamples(HistoryReport report) => string.Equals(report.Stream, "samples", StringComparison.Ordinal);
}
