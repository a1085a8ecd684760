using System.Collections.Immutable;

namespace Kontor.Analytics.Briefings;

/// <summary>Prices around the one of an instant at which much was traded, the nearest first. In hundred-millionths of a dollar.</summary>
/// <param name="Resistances">Above it.</param>
/// <param name="Supports">Below it.</param>
public sealed record DenseAreas(ImmutableArray<Int128> Resistances, ImmutableArray<Int128> Supports)
{
    public static DenseAreas None { get; } = new([], []);

    internal bool AreThoseOf(DenseAreas other) =>
        Resistances.AsSpan().SequenceEqual(other.Resistances.AsSpan()) && Supports.AsSpan().SequenceEqual(other.Supports.AsSpan());
}
