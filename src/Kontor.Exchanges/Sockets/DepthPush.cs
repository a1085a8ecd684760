using System.Collections.Immutable;
using Kontor.World.MarketData;

namespace Kontor.Exchanges.Sockets;

/// <summary>One message of a book that is shown by its changes.</summary>
/// <param name="Version">Counts the messages of this topic.</param>
/// <param name="PreviousUpdate">The state of the book that the message before showed; in a picture, the one it shows itself.</param>
/// <param name="Update">The state of the book that is shown with it, by the number under which the book is asked for.</param>
public readonly record struct DepthPush(
    bool IsSnapshot,
    long Version,
    long PreviousUpdate,
    long Update,
    long TimeMs,
    ImmutableArray<DepthLevel> Bids,
    ImmutableArray<DepthLevel> Asks
)
{
    public string Type => IsSnapshot ? "snapshot" : "update";
}
