using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

/// <summary>
/// A position was opened, closed or changed, by anything but the price. Told once for all that a command did to it, as it stands
/// afterwards and at the prices of that moment.
/// </summary>
/// <param name="Mode">How its owner holds positions.</param>
public sealed record PositionChanged(PositionView View, PositionMode Mode) : FeedEvent
{
    public PositionRow Position => View.Position;
}
