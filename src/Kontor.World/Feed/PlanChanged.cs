using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Feed;

/// <summary>A plan was placed or changed, or its life is over; then its state says how.</summary>
public sealed record PlanChanged(PlanRow Plan, OrderStep Step) : FeedEvent;
