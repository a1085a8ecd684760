using System.Collections.Immutable;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>One message of a book that is shown by its changes.</summary>
internal readonly record struct DepthPush(
    bool IsSnapshot,
    long Version,
    long TimeMs,
    ImmutableArray<DepthLevel> Bids,
    ImmutableArray<DepthLevel> Asks
)
{
    public string Type => IsSnapshot ? "snapshot" : "update";
}
