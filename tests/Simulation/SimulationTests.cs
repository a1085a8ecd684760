using System.Collections.Concurrent;
using Kontor.World.Commands;
using Xunit.Abstractions;

namespace Kontor.Simulation;

public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Steps = 1_500;

    /// <summary>Commands that nobody who talks to a running world can send, and why.</summary>
    private static readonly Dictionary<CommandKind, string> NobodySends = new()
    {
        [CommandKind.Genesis] = "it is the first record of a world, written before anybody can say anything",
        [CommandKind.Tick] = "a world sends it to itself, and only when its clock is a real one; these lives need one that can be repeated",
        [CommandKind.UnfreezeClock] = "it makes the clock a real one: then the same seed would not be the same life",
    };

    // A life is lived once, however many tests look at it.
    private static readonly ConcurrentDictionary<int, Task<Life>> Lives = [];

    // KONTOR_SEED lives one particular life.
    private static readonly int[] SeedNumbers =
        Environment.GetEnvironmentVariable("KONTOR_SEED") is { } given && int.TryParse(given, out var seed)
            ? [seed]
            : [1, 2, 3, 20_260_131];

    public static TheoryData<int> Seeds => [.. SeedNumbers];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_goes_wrong_a_world_comes_back_in_the_state_it_acknowledged(int seed) =>
        output.WriteLine($"{await LifeOf(seed)}");

    [Fact]
    public async Task Everything_that_somebody_can_ask_of_a_world_was_asked_and_done()
    {
        var done = new HashSet<CommandKind>(NobodySends.Keys);
        foreach (var seed in SeedNumbers)
            done.UnionWith((await LifeOf(seed)).Tally.Accepted);
        Assert.Equal([], CommandTable.Core.Kinds.Except(done));
    }

    [Fact]
    public async Task The_same_seed_is_the_same_life() =>
        Assert.Equal($"{await Simulator.RunAsync(seed: 5, steps: 200)}", $"{await Simulator.RunAsync(seed: 5, steps: 200)}");

    private static Task<Life> LifeOf(int seed) => Lives.GetOrAdd(seed, static seed => Simulator.RunAsync(seed, Steps));
}
