using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public enum FlowKind : byte
{
    Place,
    Cancel,

    /// <summary>To another price or size: the order loses its place, and may take.</summary>
    Move,

    /// <summary>To a smaller size: the order keeps its place.</summary>
    Shrink,
}

/// <summary>What one client wants. An order is named by the number that it was placed with, whether it is still there or not.</summary>
public readonly record struct FlowCommand(FlowKind Kind, int Book, long Order)
{
    public long Owner { get; init; }
    public Side Side { get; init; }
    public TimeInForce TimeInForce { get; init; }
    public SelfTradeRule Rule { get; init; }
    public long PriceTicks { get; init; }
    public long Lots { get; init; }

    /// <summary>What a taker can spend, as price times lots; 0 for any.</summary>
    public long MeansTickLots { get; init; }
}

public enum BookEventKind : byte
{
    /// <summary>There is no such order, or no place for it.</summary>
    Refused,

    /// <summary>What could be taken, and for how much, before anything was.</summary>
    Previewed,
    Filled,

    /// <summary>Taken out because maker and taker are the same.</summary>
    Stopped,
    Rested,
    Cancelled,
    Shrunk,
}

/// <summary>What came of it. For a fill the order is the maker.</summary>
public readonly record struct BookEvent(BookEventKind Kind, long Order, long PriceTicks, long Lots);
