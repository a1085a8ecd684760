using System.Runtime.CompilerServices;

namespace Kontor.Gate.Origin;

/// <summary>When a key is used from too many places at once. A rule with a threshold of 0 is off.</summary>
public sealed record LocationOptions
{
    private const int ThresholdMax = 64;

    /// <summary>At least so many changes of country within the window.</summary>
    public int ChangesMin { get; init; } = 4;

    public long ChangesWindowMs { get; init; } = 600_000;

    /// <summary>At least so many different countries within the window.</summary>
    public int CountriesMin { get; init; } = 3;

    public long CountriesWindowMs { get; init; } = 600_000;

    /// <summary>Two countries with at least so many requests each, interleaved within the window.</summary>
    public int InterleavedMin { get; init; } = 3;

    public long InterleavedWindowMs { get; init; } = 10_000;

    /// <summary>How long a key is refused after the last time a rule was met.</summary>
    public long RefusedMs { get; init; } = 900_000;

    public int SubjectsMax { get; init; } = 65_536;

    /// <summary>Countries remembered per key: enough for every rule, and no more.</summary>
    internal int SlotsMax => Math.Max(CountriesMin, 4);

    internal long LongestWindowMs => Math.Max(ChangesWindowMs, Math.Max(CountriesWindowMs, InterleavedWindowMs));

    internal void Check()
    {
        CheckThreshold(ChangesMin);
        CheckThreshold(CountriesMin);
        CheckThreshold(InterleavedMin);
        ArgumentOutOfRangeException.ThrowIfEqual(CountriesMin, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ChangesWindowMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CountriesWindowMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(InterleavedWindowMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RefusedMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SubjectsMax);
    }

    /// <param name="name">The option, because an operator reads the message.</param>
    private static void CheckThreshold(int threshold, [CallerArgumentExpression(nameof(threshold))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, ThresholdMax, name);
    }
}
