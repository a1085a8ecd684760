using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Orders that wait for a price, and those that waited for one.</summary>
internal sealed class AlgoQueryEndpoints(ContractFloor floor)
{
    private const int OpenLimitMax = 100;
    private const int AllLimitDefault = 500;
    private const int AllLimitMax = 1_000;
    private const int SpanMaxDays = 90;

    /// <summary>A waiting order, and how large the position is that it would end all of.</summary>
    private readonly record struct Waiting(PlanRow Plan, long PositionLots);

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/openAlgoOrders", 3, Open));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/allAlgoOrders", 5, All));
    }

    /// <summary>In the order in which they were placed, the newest first; the times are those of placing.</summary>
    private async ValueTask<Refusal?> Open(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Page(given["page"], out var page) is { } badPage)
            return badPage;
        if (Whole.Limit(given["limit"], OpenLimitMax, OpenLimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (range.Check() is { } badRange)
            return badRange;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;

        var (open, none) = await WaitingAsync(call, contract);
        if (none is not null)
            return none;
        var wanted = open.Where(one => one.Plan.CreatedMs >= range.FromMs && one.Plan.CreatedMs <= range.ToMs);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var one in wanted.Skip((int)Math.Min((page - 1L) * limit, int.MaxValue)).Take(limit))
            Write(json, one);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    /// <summary>Those that wait and those that are over. The times are those of the last change, which at the end is the end.</summary>
    private async ValueTask<Refusal?> All(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], AllLimitDefault, AllLimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (range.Check(SpanMaxDays) is { } badRange)
            return badRange;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;

        var (open, none) = await WaitingAsync(call, contract);
        if (none is not null)
            return none;
        var query = new HistoryQuery<PlanRow>
        {
            Owner = HistoryOwner.Of(floor.House.Number, call.User!.Number),
            Range = HistoryRange.All with { FromMs = range.FromMs, ToMs = range.ToMs },
            // One more than asked for tells whether there are more.
            RowsMax = limit + 1,
            Where = row => IsIn(row.Contract, contract),
        };
        var (over, unread) = await floor.ReadAsync(call, history => history.Plans, query);
        if (unread is not null)
            return unread;
        var all = open.Where(one => one.Plan.EndedMs >= range.FromMs && one.Plan.EndedMs <= range.ToMs)
            .Concat(over.Select(entry => new Waiting(entry.Row, 0)))
            .DistinctBy(one => one.Plan.Id)
            .OrderByDescending(one => one.Plan.EndedMs)
            .ThenByDescending(one => one.Plan.Id)
            .Take(limit + 1)
            .ToList();
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        foreach (var one in all.Take(limit))
            Write(json, one);
        json.WriteEndArray();
        json.WriteBoolean("hasMore"u8, all.Count > limit);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private void Write(Utf8JsonWriter json, in Waiting one) =>
        AlgoOrderJson.Write(json, floor.At(one.Plan.Contract), one.Plan, one.PositionLots);

    private bool IsIn(int index, ContractText? contract) => contract is null ? floor.Has(index) : index == contract.Contract.Index;

    private async ValueTask<(IReadOnlyList<Waiting> Open, Refusal? Refusal)> WaitingAsync(Call call, ContractText? contract)
    {
        var user = call.User!.Number;
        var (open, none) = await floor.AskAsync(call, perpetuals => WaitingOf(perpetuals, user));
        return none is null ? ([.. open!.Where(one => IsIn(one.Plan.Contract, contract))], null) : ([], none);
    }

    private static List<Waiting> WaitingOf(PerpetualExchange perpetuals, long user)
    {
        var found = new List<Waiting>();
        foreach (var plan in perpetuals.OpenPlans(user))
        {
            var lots = perpetuals.TryFindPosition(user, plan.Position, out var position) ? position.Position.Lots : 0;
            found.Add(new Waiting(plan, lots));
        }
        return found;
    }
}
