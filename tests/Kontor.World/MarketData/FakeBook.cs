using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

internal readonly struct FakeBook(long updateId, List<DepthLevel> bids, List<DepthLevel> asks) : IDepthSource
{
    public long UpdateId => updateId;

    public int LevelCount(Side side) => (side == Side.Buy ? bids : asks).Count;

    public DepthLevel LevelAt(Side side, int depth) => (side == Side.Buy ? bids : asks)[depth];
}
