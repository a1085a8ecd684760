using Xunit.Abstractions;

namespace Kontor.Tests;

/// <summary>
/// The same seeds with every run, so that what was green stays green. KONTOR_SEED takes one of your own; with KONTOR_SEED=new a run looks
/// somewhere else.
/// </summary>
public static class Seeds
{
    public static int[] Take(int count, ITestOutputHelper output) => Take(count, output, static chance => chance.Next());

    /// <summary>Seeds for generators of our own, which take more of a number.</summary>
    public static ulong[] TakeLong(int count, ITestOutputHelper output) => Take(count, output, static chance => (ulong)chance.NextInt64());

    private static T[] Take<T>(int count, ITestOutputHelper output, Func<Random, T> next)
        where T : IParsable<T>
    {
        var given = Environment.GetEnvironmentVariable("KONTOR_SEED");
        if (T.TryParse(given, null, out var one))
            return [one];
        var chance = given is "new" ? Random.Shared : new Random(count);
        T[] seeds = [.. Enumerable.Range(0, count).Select(_ => next(chance))];
        output.WriteLine($"Repeat one with KONTOR_SEED: {string.Join(", ", seeds)}");
        return seeds;
    }
}
