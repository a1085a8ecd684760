using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>The caller's orders, open and over, and the trades they came to.</summary>
internal sealed class OrderQueryEndpoints(FuturesHouse house)
{
    private const int OpenMax = 100;
    private const int OverMax = 200;

    private readonly OrderHistory _history = new(house);

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Read("/contract/private/order", 50, One));
        routes.Add(FuturesRoutes.Read("/contract/private/order-history", 6, Over));
        routes.Add(FuturesRoutes.Read("/contract/private/get-open-orders", 50, Open));
        routes.Add(FuturesRoutes.Read("/contract/private/trades", 6, Trades));
    }

    private async ValueTask<Refusal?> One(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (FuturesNumbers.OrderId(given, out var id) is { } badId)
            return badId;
        if (id == 0)
            return Errors.ContractInvalidRequest;
        var (found, failure) = await _history.FindAsync(call, contract, id);
        if (failure is not null)
            return failure;
        if (found is not { } order)
            return Errors.ContractInvalidRequest;
        order.Write(Envelope.Begin(call, Errors.ContractOk), contract);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Over(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (ReadFilter(given, call.NowMs, contract, out var filter) is { } bad)
            return bad;
        var (orders, failure) = await _history.ListAsync(call, filter, OverMax);
        if (failure is not null)
            return failure;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var order in orders!)
            order.Write(json, contract);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Open(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.FindNamed(given, out var named) is { } unknown)
            return unknown;
        var (type, state, limit) = ("", "all", (long)OpenMax);
        if (given.Word("type", ref type, "limit", "market", "trailing") is { } badType)
            return badType;
        if (given.Word("order_state", ref state, "all", "partially_filled") is { } badState)
            return badState;
        if (given.Whole("limit", 1, OpenMax, ref limit) is { } badLimit)
            return badLimit;
        var user = call.User!.Number;
        var (orders, failure) = await house.AskAsync(call, perpetuals => OpenOf(perpetuals, user, named));
        if (failure is not null)
            return failure;
        var wanted = orders!.Where(order => (type.Length == 0 || order.Type == type) && (state == "all" || order.IsPartlyFilled));
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var order in wanted.OrderByDescending(order => order.Id).Take((int)limit))
            order.Write(json, house.At(order.Contract));
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Trades(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.FindNamed(given, out var named) is { } unknown)
            return unknown;
        if (ReadFilter(given, call.NowMs, named, out var filter) is { } bad)
            return bad;
        var (fills, failure) = await _history.FillsAsync(call, filter, OverMax);
        if (failure is not null)
            return failure;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var fill in fills!)
            ContractTradeText.Write(json, house.At(fill.Contract), fill);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static Refusal? ReadFilter(in Parameters given, long nowMs, ContractText? contract, out OrderFilter filter)
    {
        filter = default;
        if (FuturesNumbers.OrderId(given, out var id) is { } badId)
            return badId;
        if (FuturesNumbers.ClientId(given, out var clientId) is { } badClientId)
            return badClientId;
        if (FuturesTimes.Read(given, nowMs, out var times) is { } badTimes)
            return badTimes;
        filter = new OrderFilter(contract?.Contract.Index, id, clientId, times);
        return null;
    }

    private static List<ShownOrder> OpenOf(PerpetualExchange perpetuals, long user, ContractText? named)
    {
        var contract = named is null ? null : perpetuals.At(named.Contract.Index);
        var query = new PerpetualQuery(perpetuals.Ledger.Index, user) { Contract = contract?.Index, Max = int.MaxValue };
        var orders = perpetuals.OpenOrders(query).Select(ShownOrder.Of).ToList();
        orders.AddRange(perpetuals.OpenPlans(user, contract).Where(IsTrailing).Select(plan => ShownOrder.Of(perpetuals, plan)));
        return orders;
    }

    private static bool IsTrailing(PlanRow plan) => plan.Kind == PlanKind.Trailing;
}
