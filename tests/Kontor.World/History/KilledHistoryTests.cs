using Kontor.Log.History;
using Kontor.World.History;

namespace Kontor.World.Tests.History;

/// <summary>A process that is killed leaves the history's files at any length from what the last snapshot flushed on.</summary>
public sealed class KilledHistoryTests : IDisposable
{
    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("kontor-history-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Killed_at_any_point_a_world_comes_back_with_equal_digest_and_rows_or_says_what_is_missing(int seed)
    {
        var random = new Random(seed);
        var (refused, recovered) = (0, 0);
        for (var round = 0; round < 25; round++)
        {
            var disk = new TestDisk();
            var lived = Path.Combine(_directory, $"{round}");
            await using var world = TestWorld.Open(disk, OptionsIn(lived));
            for (var left = random.Next(1, 60); left > 0; left--)
                await world.Do(new AddSamples(random.Next(3), random.Next(40)));
            var before = await world.Samples();

            // The kill: what is on the disk between two batches, with the newest file cut or grown at will.
            var killed = Path.Combine(_directory, $"{round}-killed");
            var records = await world.Ask(_ =>
            {
                Copy(lived, killed);
                return disk.Copy();
            });
            var where = $"seed {seed}, round {round}: {Maul(killed, random)}";
            try
            {
                await using var again = TestWorld.Open(records, OptionsIn(killed));
                var after = await again.Samples();
                Assert.True(before == after, where);
                Assert.Empty((await again.CheckAsync()).Value.Broken);
                recovered++;
            }
            catch (IOException exception) when (exception is HistoryMissingException or HistoryDamagedException)
            {
                refused++;
            }
        }
        // Both outcomes were really tried; which one each round must have is the store's own test.
        Assert.True(refused > 0 && recovered > refused, $"seed {seed}: {refused} refused, {recovered} recovered");
    }

    private static WorldOptions OptionsIn(string directory) =>
        AddSamples.Options(FileHistoryStore.In(directory, new FileHistoryOptions { SegmentRows = 100 })) with
        {
            SnapshotEvery = 10,
        };

    private static string Maul(string directory, Random random)
    {
        if (
            System.IO.Directory.EnumerateFiles(directory, "*.rows", SearchOption.AllDirectories).Max(StringComparer.Ordinal)
            is not { } newest
        )
            return "no file yet";
        using var file = File.Open(newest, FileMode.Open);
        var length = file.Length;
        file.SetLength(random.Next(4) == 0 ? length + random.Next(500) : random.NextInt64(length / 2, length + 1));
        return $"{newest} from {length} to {file.Length}";
    }

    private static void Copy(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (var path in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
