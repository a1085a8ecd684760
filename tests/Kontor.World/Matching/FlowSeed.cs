using Xunit.Abstractions;

namespace Kontor.World.Tests.Matching;

/// <summary>
/// The same seeds with every run, so that what was green stays green. KONTOR_SEED takes one of your own; with KONTOR_SEED=new a run looks
/// somewhere else.
/// </summary>
public static class FlowSeed
{
    public static ulong[] Take(int count, ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable("KONTOR_SEED");
        if (ulong.TryParse(given, out var one))
            return [one];
        var chance = given is "new" ? Random.Shared : new Random(count);
        ulong[] seeds = [.. Enumerable.Range(0, count).Select(_ => (ulong)chance.NextInt64())];
        output.WriteLine($"Repeat one with KONTOR_SEED: {string.Join(", ", seeds)}");
        return seeds;
    }
}
