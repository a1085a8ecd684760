using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Looking up one order, and all that are open.</summary>
internal sealed class ContractQueryEndpoints(ContractFloor floor)
{
    private const int LimitMax = 100;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/order", 2, Order));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/openOrders", 2, OpenOrders));
    }

    /// <summary>One order or algo order, wherever it is; by its number only.</summary>
    private async ValueTask<Refusal?> Order(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (Required.FirstMissing(given, "orderId") is { } missing)
            return missing;
        if (Whole.Id("orderId", given["orderId"], out var id) is { } badId)
            return badId;
        var number = Ids.ContractOrder.NumberOf(id!.Value);
        var (order, none) = await FindOrderAsync(call, number);
        if (none is not null)
            return none;
        if (order is { } found)
        {
            ContractOrderJson.Write(Envelope.Begin(call), floor.At(found.Contract), found);
            return Envelope.End(call);
        }
        var (plan, unread) = await FindPlanAsync(call, number);
        if (unread is not null)
            return unread;
        if (plan is not { } waiting)
            return ContractRows.OrderNotExist;
        ContractOrderJson.Write(Envelope.Begin(call), floor.At(waiting.Contract), waiting);
        return Envelope.End(call);
    }

    private async ValueTask<(PerpetualOrderRow? Order, Refusal? Refusal)> FindOrderAsync(Call call, long number)
    {
        var (user, key) = (call.User!.Number, PerpetualOrderKey.Of(number));
        var (found, none) = await floor.AskAsync(
            call,
            perpetuals =>
                perpetuals.TryFindOpen(user, "", key, out var order) || perpetuals.TryFindEnded(user, number, out order) ? order : default
        );
        if (none is not null)
            return (null, none);
        if (found.Id == 0 && number != 0)
        {
            var (rows, unread) = await floor.ReadAsync(
                call,
                history => history.Orders,
                PerpetualQuery.OrderOf(floor.House.Number, user, key)
            );
            if (unread is not null)
                return (null, unread);
            found = rows.Count > 0 ? rows[0].Row : default;
        }
        return (found.Id != 0 && floor.Has(found.Contract) ? found : null, null);
    }

    private async ValueTask<(PlanRow? Plan, Refusal? Refusal)> FindPlanAsync(Call call, long number)
    {
        var user = call.User!.Number;
        var (open, none) = await floor.AskAsync(call, perpetuals => perpetuals.OpenPlans(user));
        if (none is not null)
            return (null, none);
        var found = open.FirstOrDefault(plan => plan.Id == number);
        if (found.Id == 0 && number != 0)
        {
            var query = new HistoryQuery<PlanRow>
            {
                Owner = HistoryOwner.Of(floor.House.Number, user),
                RowsMax = 1,
                Where = row => row.Id == number,
            };
            var (rows, unread) = await floor.ReadAsync(call, history => history.Plans, query);
            if (unread is not null)
                return (null, unread);
            found = rows.Count > 0 ? rows[0].Row : default;
        }
        return (found.Id != 0 && floor.Has(found.Contract) ? found : null, null);
    }

    /// <summary>The newest first. The times are those at which orders were placed.</summary>
    private async ValueTask<Refusal?> OpenOrders(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (Whole.Id("orderId", given["orderId"], out var after) is { } badId)
            return badId;
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], LimitMax, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (Whole.Page(given["page"], first: 0, out var page) is { } badPage)
            return badPage;
        if (range.Check() is { } badRange)
            return badRange;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;

        var query = new PerpetualQuery(floor.House.Number, call.User!.Number)
        {
            Contract = contract?.Contract.Index,
            FromMs = range.FromMs,
            ToMs = range.ToMs,
            Max = int.MaxValue,
        };
        var (open, none) = await floor.AskAsync(call, perpetuals => perpetuals.OpenOrders(query));
        if (none is not null)
            return none;
        var wanted = open.Where(order => floor.Has(order.Contract) && (after is null || Ids.ContractOrder.Of(order.Id) > after));
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var order in wanted.Skip((int)Math.Min((long)page * limit, int.MaxValue)).Take(limit))
            ContractOrderJson.Write(json, floor.At(order.Contract), order);
        json.WriteEndArray();
        return Envelope.End(call);
    }
}
