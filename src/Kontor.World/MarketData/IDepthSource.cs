using Kontor.World.Matching;

namespace Kontor.World.MarketData;

/// <summary>An order book as far as the public sees it. A struct that implements this costs nothing.</summary>
public interface IDepthSource
{
    /// <summary>Grows with every change of a level.</summary>
    long UpdateId { get; }

    int LevelCount(Side side);

    /// <summary>The level at a depth, 0 being the best.</summary>
    DepthLevel LevelAt(Side side, int depth);
}
