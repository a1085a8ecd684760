using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Feed;

/// <summary>A plan was placed or changed, or its life is over; then its state says how.</summary>
/// <param name="Settings">What its order takes where the plan says nothing.</param>
/// <param name="PositionLots">What a plan for all of a position would close.</param>
public sealed record PlanChanged(PlanRow Plan, OrderStep Step, SeatSettings Settings, long PositionLots) : FeedEvent;
