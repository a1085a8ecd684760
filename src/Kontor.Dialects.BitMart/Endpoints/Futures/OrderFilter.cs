using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Which of a user's orders or trades are asked for. No number and no empty name stands for all of them.</summary>
internal readonly record struct OrderFilter(int? Contract, long OrderId, ClientOrderId ClientId, FuturesTimes Times)
{
    public bool Matches(in PerpetualOrderRow order) =>
        (Contract is null || order.Contract == Contract)
        && (OrderId == 0 || order.Id == OrderId)
        && (ClientId.IsEmpty || order.ClientId == ClientId);

    public bool Matches(in PlanRow plan) =>
        plan.Kind == PlanKind.Trailing
        && (Contract is null || plan.Contract == Contract)
        && (OrderId == 0 || plan.Id == OrderId)
        && (ClientId.IsEmpty || plan.ClientId == ClientId);
}
