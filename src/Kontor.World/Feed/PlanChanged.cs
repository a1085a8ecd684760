using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Feed;

/// <summary>A plan was placed, changed or began to follow the price, or its life is over; its state says which.</summary>
public sealed record PlanChanged(PlanRow Plan, OrderStep Step) : FeedEvent;
