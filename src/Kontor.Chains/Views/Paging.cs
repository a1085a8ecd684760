using System.Collections.Immutable;

namespace Kontor.Chains.Views;

/// <summary>So many rows after the first so many, newest first.</summary>
public readonly record struct PageRequest(long Offset, int Max);

/// <summary>
/// Rows of one page as they were at one height, and how many there are on all pages. Where an answer is a window, the total ends with it.
/// </summary>
public sealed record Page<T>(long Height, long Total, ImmutableArray<T> Rows);

/// <summary>Blocks from a height to a height, both included.</summary>
public readonly record struct HeightRange(long First, long Last)
{
    public static HeightRange All => new(0, long.MaxValue);

    public static HeightRange One(long height) => new(height, height);
}

/// <summary>On which side of a movement somebody stands.</summary>
public enum Side
{
    Any,
    From,
    To,
}

/// <summary>Amounts from the smallest to the largest, both included.</summary>
public readonly record struct AmountRange(Kontor.World.Chains.Word256 Smallest, Kontor.World.Chains.Word256 Largest)
{
    public static AmountRange All => new(Kontor.World.Chains.Word256.Zero, Kontor.World.Chains.Word256.Max);

    public bool Contains(Kontor.World.Chains.Word256 amount) => amount >= Smallest && amount <= Largest;
}
