using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>The caller's trades, newest first: <c>userTrades</c>, <c>orderTrades</c>.</summary>
internal sealed class TradeEndpoints(FuturesHouse house)
{
    private readonly LegacyOrders _orders = new(house);

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Keyed("userTrades", call => List(call, isOfOrder: false)));
        routes.Add(LegacyRoutes.Keyed("orderTrades", call => List(call, isOfOrder: true)));
    }

    private async ValueTask<Refusal?> List(Call call, bool isOfOrder)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, out var contract) is { } unknown)
            return unknown;
        long? orderId = null;
        if (isOfOrder && given.Whole("orderID", "order_id", out orderId) is { } malformed)
            return malformed;
        if (isOfOrder && orderId is null or <= 0)
            return Errors.ContractInvalidRequest;
        if (Paging.Read(given, out var paging) is { } bad)
            return bad;
        var (index, unready) = await _orders.IndexAsync(call);
        if (unready is not null)
            return unready;
        // One more than is shown: each trade says how far it is from the one before it.
        var query = new PerpetualQuery(index, call.User!.Number)
        {
            Contract = contract.Index,
            OrderId = orderId,
            Max = paging.RowsMax + 1,
        };
        var (fills, refusal) = await house.ReadAsync(call, static history => history.Fills, query.Fills());
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("trades"u8);
        for (var at = paging.Offset; at < Math.Min(fills.Count, paging.RowsMax); at++)
            Write(json, contract, fills, at);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, ContractView contract, IReadOnlyList<HistoryEntry<PerpetualFillRow>> fills, int at)
    {
        var text = new ContractText(contract);
        var fill = fills[at].Row;
        var before = at + 1 < fills.Count ? fills[at + 1].Row.PriceTicks : fill.PriceTicks;
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, fill.OrderId);
        json.WriteNumber("trade_id"u8, fill.TradeId);
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("deal_price"u8, text.Price(fill.PriceTicks));
        json.WriteString("deal_vol"u8, $"{fill.Lots}");
        json.WriteString("make_fee"u8, text.Money(fill.IsMaker != 0 ? fill.Fee : 0));
        json.WriteString("take_fee"u8, text.Money(fill.IsMaker != 0 ? 0 : fill.Fee));
        json.WriteInstant("created_at"u8, fill.TimeMs);
        json.WriteNumber("way"u8, ContractWords.SideOf(fill.Action));
        json.WriteString("fluctuation"u8, text.Price(fill.PriceTicks - before));
        json.WriteEndObject();
    }
}
