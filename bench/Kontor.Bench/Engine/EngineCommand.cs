using Kontor.World.Matching;

namespace Kontor.Bench.Engine;

public enum EngineCommandKind
{
    /// <summary>Takes what it can, and rests with what is left.</summary>
    Place,

    /// <summary>Takes what it can at once; what is left is cancelled.</summary>
    TakeNow,
    Cancel,

    /// <summary>To another price and size: the order loses its place, and takes what it then reaches.</summary>
    Move,
}

/// <summary>One command of the stream that every engine works through. Orders are numbered from 0 in the order in which they are placed.</summary>
public readonly record struct EngineCommand(EngineCommandKind Kind, int Order, int Owner, Side Side, long PriceTicks, long Lots);
