using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>The caller's plans that wait. Trailing ones are listed among the orders.</summary>
internal sealed class PlanQueryEndpoints(FuturesHouse house)
{
    private const int PlansMax = 100;

    public void Map(RouteTable routes) => routes.Add(FuturesRoutes.Read("/contract/private/current-plan-order", 50, Current));

    private async ValueTask<Refusal?> Current(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.FindNamed(given, out var named) is { } unknown)
            return unknown;
        var (type, kind, limit) = ("", "", (long)PlansMax);
        if (given.Word("type", ref type, "limit", "market") is { } badType)
            return badType;
        if (given.Word("plan_type", ref kind, "plan", "profit_loss") is { } badKind)
            return badKind;
        if (given.Whole("limit", 1, PlansMax, ref limit) is { } badLimit)
            return badLimit;
        var user = call.User!.Number;
        var (plans, failure) = await house.AskAsync(call, perpetuals => PlansOf(perpetuals, user, named));
        if (failure is not null)
            return failure;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var (plan, settings, lots) in plans!.Where(one => IsWanted(one.Plan, type, kind)).Take((int)limit))
            ContractPlanText.Write(json, house.At(plan.Contract), plan, settings, lots);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static bool IsWanted(in PlanRow plan, string type, string kind)
    {
        if (plan.Kind == PlanKind.Trailing)
            return false;
        var isOfType = type.Length == 0 || (type == "limit") == (plan.LimitTicks > 0);
        return isOfType && (kind.Length == 0 || (kind == "plan") == (plan.Kind == PlanKind.Trigger));
    }

    private static List<(PlanRow Plan, SeatSettings Settings, long PositionLots)> PlansOf(
        PerpetualExchange perpetuals,
        long user,
        ContractText? named
    )
    {
        var found = new List<(PlanRow, SeatSettings, long)>();
        foreach (var plan in perpetuals.OpenPlans(user, named is null ? null : perpetuals.At(named.Contract.Index)))
        {
            var lots = perpetuals.TryFindPosition(user, plan.Position, out var position) ? position.Position.Lots : 0;
            found.Add((plan, perpetuals.SettingsOf(user, perpetuals.At(plan.Contract)), lots));
        }
        return found;
    }
}
