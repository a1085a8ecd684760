using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Orders that are over, whether they were placed by hand or waited for a price, in the order in which they ended, the newest first.</summary>
internal sealed class ContractHistoryEndpoints(ContractFloor floor)
{
    private const int LimitDefault = 500;
    private const int LimitMax = 1_000;
    private const int SpanMaxDays = 90;

    public void Map(RouteTable routes) => routes.Add(Section.ContractPrivate("GET", "/capi/v3/order/history", 10, History));

    public async ValueTask<Refusal?> History(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (Whole.Page(given["page"], first: 0, out var page) is { } badPage)
            return badPage;
        if (range.Check(SpanMaxDays) is { } badRange)
            return badRange;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;

        var skip = (long)page * limit;
        var (ended, none) = await ReadAsync(call, contract, range, (int)Math.Min(skip + limit, int.MaxValue));
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var one in ended.Skip((int)Math.Min(skip, int.MaxValue)).Take(limit))
        {
            if (one.Plan is { } plan)
                ContractOrderJson.Write(json, floor.At(plan.Contract), plan);
            else
                ContractOrderJson.Write(json, floor.At(one.Order.Contract), one.Order);
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private readonly record struct Ended(PerpetualOrderRow Order, PlanRow? Plan)
    {
        public long Ms => Plan?.EndedMs ?? Order.UpdatedMs;
        public long Id => Plan?.Id ?? Order.Id;
    }

    private async ValueTask<(IEnumerable<Ended> Ended, Refusal? Refusal)> ReadAsync(
        Call call,
        ContractText? contract,
        TimeRange range,
        int max
    )
    {
        var owner = HistoryOwner.Of(floor.House.Number, call.User!.Number);
        var within = HistoryRange.All with { FromMs = range.FromMs, ToMs = range.ToMs };
        var orders = new HistoryQuery<PerpetualOrderRow>
        {
            Owner = owner,
            Range = within,
            RowsMax = max,
            Where = row => IsWanted(row.Contract),
        };
        var (placed, none) = await floor.ReadAsync(call, history => history.Orders, orders);
        if (none is not null)
            return ([], none);
        var plans = new HistoryQuery<PlanRow>
        {
            Owner = owner,
            Range = within,
            RowsMax = max,
            Where = row => IsWanted(row.Contract),
        };
        var (waited, unread) = await floor.ReadAsync(call, history => history.Plans, plans);
        if (unread is not null)
            return ([], unread);
        var all = placed.Select(entry => new Ended(entry.Row, null)).Concat(waited.Select(entry => new Ended(default, entry.Row)));
        return (all.OrderByDescending(one => one.Ms).ThenByDescending(one => one.Id), null);

        bool IsWanted(int index) => contract is null ? floor.Has(index) : index == contract.Contract.Index;
    }
}
