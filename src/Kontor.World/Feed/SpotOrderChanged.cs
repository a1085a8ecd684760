using Kontor.World.Spot;

namespace Kontor.World.Feed;

/// <summary>A spot order took a step.</summary>
/// <param name="Fill">What was traded, when that is the step.</param>
public sealed record SpotOrderChanged(SpotOrderRow Order, OrderStep Step, SpotFillRow? Fill) : FeedEvent;
