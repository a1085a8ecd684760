using Xunit.Abstractions;

namespace Kontor.Tests;

/// <summary>
/// The same seeds with every run, so that what was green stays green. KONTOR_SEED takes one of your own; with KONTOR_SEED=new a run looks
/// somewhere else.
/// </summary>
public static class Seeds
{
    public static int[] Take(int count, ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable("KONTOR_SEED");
        if (int.TryParse(given, out var one))
            return [one];
        var chance = given is "new" ? Random.Shared : new Random(count);
        int[] seeds = [.. Enumerable.Range(0, count).Select(_ => chance.Next())];
        output.WriteLine($"Repeat one with KONTOR_SEED: {string.Join(", ", seeds)}");
        return seeds;
    }
}
