using Kontor.World.MarketData;

namespace Kontor.Exchanges.Sockets;

public static class DepthLooks
{
    /// <summary>A book may have changed below the levels that are shown.</summary>
    public static bool LooksLike(this DepthView shown, DepthView now) =>
        shown.UpdateId == now.UpdateId
        || (shown.Bids.AsSpan().SequenceEqual(now.Bids.AsSpan()) && shown.Asks.AsSpan().SequenceEqual(now.Asks.AsSpan()));
}
