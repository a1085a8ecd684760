using Kontor.World.Spot;

namespace Kontor.World.Feed;

/// <summary>A spot trigger was placed, or its life is over.</summary>
public sealed record SpotTriggerChanged(SpotTriggerRow Trigger) : FeedEvent;
