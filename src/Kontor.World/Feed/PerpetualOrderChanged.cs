using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

/// <summary>An order of a contract took a step.</summary>
/// <param name="Fill">What was traded, when that is the step.</param>
public sealed record PerpetualOrderChanged(PerpetualOrderRow Order, OrderStep Step, PerpetualFillRow? Fill) : FeedEvent
{
    /// <summary>What it was to close has just been taken to end somebody else's position.</summary>
    public bool IsDeleveraged { get; init; }
}
