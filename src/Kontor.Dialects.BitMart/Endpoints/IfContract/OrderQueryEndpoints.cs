using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>The caller's orders: <c>userOrders</c>, <c>userOrderInfo</c>, <c>userLiqRecords</c>.</summary>
internal sealed class OrderQueryEndpoints(FuturesHouse house)
{
    private const int AllStates = 0;
    private const int Submitting = 1;
    private const int Done = 4;

    private readonly LegacyOrders _orders = new(house);

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Keyed("userOrders", List));
        routes.Add(LegacyRoutes.Keyed("userOrderInfo", Show));
        routes.Add(LegacyRoutes.Keyed("userLiqRecords", Liquidations));
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, out var contract) is { } unknown)
            return unknown;
        if (given.Required("status", out _) is { } missing)
            return missing;
        long status = AllStates;
        if (given.Whole("status", AllStates, Done, ref status) is { } bad)
            return bad;
        if (Paging.Read(given, out var paging) is { } badPage)
            return badPage;
        var (orders, refusal) = await _orders.ListAsync(call, contract, WantedBy(status), paging.RowsMax);
        if (refusal is not null)
            return refusal;
        var page = orders.Skip(paging.Offset).ToList();
        var (fees, unread) = await _orders.FeesAsync(call, page);
        if (unread is not null)
            return unread;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        foreach (var order in page)
        {
            json.WriteStartObject();
            OrderText.WriteMembers(json, contract, order, fees.Of(order.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Show(Call call)
    {
        var (found, refusal) = await FindAsync(call);
        if (refusal is not null)
            return refusal;
        var (contract, order) = found;
        var (fees, unread) = await _orders.FeesAsync(call, [order]);
        if (unread is not null)
            return unread;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        json.WriteStartObject();
        OrderText.WriteMembers(json, contract, order, fees.Of(order.Id));
        json.WriteNumber("position_id"u8, fees.PositionOf(order.Id));
        json.WriteNumber("account_id"u8, call.User!.Number);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>An order that the house placed to liquidate somebody is the record of it; any other one has none.</summary>
    private async ValueTask<Refusal?> Liquidations(Call call)
    {
        var (found, refusal) = await FindAsync(call);
        if (refusal is not null)
            return refusal;
        var (contract, order) = found;
        var text = new ContractText(contract);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        if (LiquidationTypeOf(order.Origin) is { } type)
        {
            json.WriteStartObject();
            json.WriteNumber("order_id"u8, order.Id);
            json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
            json.WriteNumber("type"u8, type);
            json.WriteNumber("way"u8, ContractWords.SideOf(order.Action));
            json.WriteString("vol"u8, $"{order.FilledLots}");
            json.WriteString("deal_price"u8, text.Average(order.FilledValue, order.FilledLots));
            json.WriteInstant("created_at"u8, order.CreatedMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<((ContractView Contract, PerpetualOrderRow Order) Found, Refusal? Refusal)> FindAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, out var contract) is { } unknown)
            return (default, unknown);
        if (given.Whole("orderID", "order_id", out var id) is { } malformed)
            return (default, malformed);
        // The table has no row of its own for an order that is not there.
        if (id is null or <= 0)
            return (default, Errors.ContractInvalidRequest);
        var (order, refusal) = await _orders.FindAsync(call, contract, id.Value);
        if (refusal is not null)
            return (default, refusal);
        return order is { } row ? ((contract, row), null) : (default, Errors.ContractInvalidRequest);
    }

    /// <summary>An order works as soon as it was submitted, so none is ever only submitting.</summary>
    private static (bool Open, bool Over) WantedBy(long status) =>
        status switch
        {
            AllStates => (true, true),
            Submitting => (false, false),
            Done => (false, true),
            _ => (true, false),
        };

    private static int? LiquidationTypeOf(OrderOrigin origin) =>
        origin switch
        {
            OrderOrigin.Liquidation => 1,
            OrderOrigin.Bankruptcy => 2,
            OrderOrigin.Deleveraging => 3,
            OrderOrigin.Settlement => 4,
            _ => null,
        };
}
