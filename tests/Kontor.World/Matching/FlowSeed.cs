using Xunit.Abstractions;

namespace Kontor.World.Tests.Matching;

/// <summary>New seeds with every run, so that every run looks somewhere else. Set KONTOR_SEED to repeat one.</summary>
public static class FlowSeed
{
    public static ulong[] Take(int count, ITestOutputHelper output)
    {
        if (ulong.TryParse(Environment.GetEnvironmentVariable("KONTOR_SEED"), out var given))
            return [given];
        ulong[] seeds = [.. Enumerable.Range(0, count).Select(_ => (ulong)Random.Shared.NextInt64())];
        output.WriteLine($"Repeat one with KONTOR_SEED: {string.Join(", ", seeds)}");
        return seeds;
    }
}
