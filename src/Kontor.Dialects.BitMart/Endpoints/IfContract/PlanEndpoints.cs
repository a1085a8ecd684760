using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Orders that wait for a price, and not for ever: <c>submitPlanOrder</c>, <c>cancelPlanOrders</c>, <c>userPlanOrders</c>.</summary>
internal sealed class PlanEndpoints(FuturesHouse house)
{
    private const int All = 0;
    private const int Working = 2;
    private const int Done = 4;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Signed("submitPlanOrder", Submit));
        routes.Add(LegacyRoutes.Signed("cancelPlanOrders", Cancel));
        routes.Add(LegacyRoutes.Keyed("userPlanOrders", List));
    }

    private async ValueTask<Refusal?> Submit(Call call)
    {
        var user = call.User!.Number;
        var (mode, unready) = await house.AskAsync(call, exchange => exchange.PositionModeOf(user));
        if (unready is not null)
            return unready;
        if (PlanFields.Read(house, new Parameters(call, ParameterFamily.Contract), mode, out var contract, out var terms) is { } bad)
            return bad;
        var (placed, refused) = await house.DoAsync(call, new PlacePlan(ExchangeId.BitMart, user, contract.Record.Symbol, terms));
        if (refused is not null)
            return refused;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, placed.Id);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Cancel(Call call)
    {
        if (CancelList.Read(house, call, out var lists) is { } bad)
            return bad;
        var (succeeded, failed) = (new List<long>(), new List<long>());
        foreach (var (contract, ids) in lists)
        {
            foreach (var id in ids)
            {
                var command = new CancelPlan(ExchangeId.BitMart, call.User!.Number, contract.Record.Symbol, PlanKey.Of(id));
                var (cancelled, busy) = await house.House.DoAsync(call, command);
                if (busy is not null)
                    return busy;
                (cancelled.IsOk ? succeeded : failed).Add(id);
            }
        }
        CancelList.Write(call, succeeded, failed);
        return null;
    }

    /// <summary>Those that wait first, then those that are over; the newest of each on top.</summary>
    private async ValueTask<Refusal?> List(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, out var contract) is { } unknown)
            return unknown;
        long status = All;
        if (given.Whole("status", All, Done, ref status) is { } bad)
            return bad;
        if (Paging.Read(given, out var paging) is { } badPage)
            return badPage;
        var (plans, refusal) = await FindAsync(call, contract, (status is not Done, status is All or Done), paging.RowsMax);
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        foreach (var (plan, settings) in plans.Skip(paging.Offset))
            PlanText.Write(json, contract, plan, settings);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<(List<(PlanRow Plan, SeatSettings Settings)> Plans, Refusal? Refusal)> FindAsync(
        Call call,
        ContractView contract,
        (bool Open, bool Over) wanted,
        int max
    )
    {
        var user = call.User!.Number;
        var (open, busy) = await house.AskAsync(
            call,
            exchange =>
            {
                var seat = exchange.At(contract.Index);
                return (exchange.Ledger.Index, Plans: exchange.OpenPlans(user, seat), Settings: exchange.SettingsOf(user, seat));
            }
        );
        if (busy is not null)
            return ([], busy);
        var plans = wanted.Open ? open.Plans.Take(max).ToList() : [];
        if (wanted.Over && plans.Count < max)
        {
            var query = new HistoryQuery<PlanRow>
            {
                Owner = HistoryOwner.Of(open.Index, user),
                RowsMax = max,
                Where = plan => plan.Contract == contract.Index,
            };
            var (ended, refusal) = await house.ReadAsync(call, static history => history.Plans, query);
            if (refusal is not null)
                return ([], refusal);
            // One that ended between the two questions is known already.
            foreach (var (_, row) in ended)
            {
                if (plans.Count < max && !plans.Exists(plan => plan.Id == row.Id))
                    plans.Add(row);
            }
        }
        return (plans.ConvertAll(plan => (plan, open.Settings)), null);
    }
}
