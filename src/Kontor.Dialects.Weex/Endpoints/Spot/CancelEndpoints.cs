using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// Takes back one order, or all of one market. What is asked stands in the query; clients that send an empty object as the body of every DELETE
/// mean nothing by it.
/// </summary>
internal sealed class CancelEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotChange("DELETE", "/api/v3/order", 1, CancelAsync));
        routes.Add(Section.SpotChange("DELETE", "/api/v3/openOrders", 5, CancelAllAsync));
    }

    private async ValueTask<Refusal?> CancelAsync(Call call)
    {
        if (SpotKeys.Read(CallParameters.OfQuery(call), out var key) is { } badKey)
            return badKey;
        var (ended, none) = await house.DoAsync(call, new CancelSpotOrder(house.Exchange, call.User!.Number, "", key));
        if (none is not null)
            return none;
        if (!ended.IsOk)
            return SpotRefusals.Of(ended.Reject);
        var json = Envelope.Begin(call);
        // It is called in the answer as it was in the question.
        if (key.OrderId == 0)
            WriteCanceled(json, key.ClientId.ToString());
        else
            WriteCanceled(json, Ids.SpotOrder.Of(ended.Value.Id));
        return Envelope.End(call);
    }

    /// <summary>Newest first; a market in which nothing is open answers an empty list.</summary>
    private async ValueTask<Refusal?> CancelAllAsync(Call call)
    {
        if (house.TradedMarket(CallParameters.OfQuery(call), out var market) is { } badSymbol)
            return badSymbol;
        var cancel = new CancelAllSpotOrders(house.Exchange, call.User!.Number, market.Symbol, Side: null);
        var (ended, none) = await house.DoAsync(call, cancel);
        if (none is not null)
            return none;
        if (!ended.IsOk)
            return SpotRefusals.Of(ended.Reject);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var order in ended.Value)
            WriteCanceled(json, Ids.SpotOrder.Of(order.Id));
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static void WriteCanceled(Utf8JsonWriter json, long orderId)
    {
        json.WriteStartObject();
        json.WriteNumber("orderId"u8, orderId);
        json.WriteString("status"u8, "CANCELED"u8);
        json.WriteEndObject();
    }

    private static void WriteCanceled(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("origClientOrderId"u8, name);
        json.WriteString("status"u8, "CANCELED"u8);
        json.WriteEndObject();
    }
}
