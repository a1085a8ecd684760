using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>A book as its tape shows it.</summary>
internal readonly struct BookDepth(OrderBook book) : IDepthSource
{
    public long UpdateId => book.UpdateId;

    public int LevelCount(Side side) => book.LevelCount(side);

    public DepthLevel LevelAt(Side side, int depth)
    {
        var level = book.LevelAt(side, depth);
        return new DepthLevel(level.PriceTicks, level.Lots);
    }
}
