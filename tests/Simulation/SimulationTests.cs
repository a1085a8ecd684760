using Xunit.Abstractions;

namespace Kontor.Simulation;

public sealed class SimulationTests(ITestOutputHelper output)
{
    /// <summary>KONTOR_SEED lives one particular life; otherwise these.</summary>
    public static TheoryData<int> Seeds =>
        Environment.GetEnvironmentVariable("KONTOR_SEED") is { } given && int.TryParse(given, out var seed)
            ? [seed]
            : [1, 2, 3, 20_260_131];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_goes_wrong_a_world_comes_back_in_the_state_it_acknowledged(int seed) =>
        output.WriteLine($"{await Simulator.RunAsync(seed, steps: 1_500)}");

    [Fact]
    public async Task The_same_seed_is_the_same_life() =>
        Assert.Equal($"{await Simulator.RunAsync(seed: 5, steps: 300)}", $"{await Simulator.RunAsync(seed: 5, steps: 300)}");
}
