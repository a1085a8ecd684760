using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// <c>POST /api/v3/order/batch</c>: up to ten orders in one market. Each of them is taken or refused for itself, and its place in the answer is its
/// place in the request.
/// </summary>
internal sealed class BatchEndpoints(TradingHouse house)
{
    private const int OrdersMax = 10;

    /// <summary>However many orders there are in it.</summary>
    private const int CountOfBatch = 5;

    private readonly PlacedOrders _placed = new(house);

    /// <summary>One order of the list: what the client called it, and why it cannot be placed, or else what to place.</summary>
    private readonly record struct Item(string? Name, Refusal? Refusal, SpotOrderRequest Order);

    public void Map(RouteTable routes) => routes.Add(Section.SpotOrder("/api/v3/order/batch", CountOfBatch, PlaceAsync));

    private async ValueTask<Refusal?> PlaceAsync(Call call)
    {
        var given = CallParameters.OfBody(call);
        if (ReadList(given, out var list) is { } badList)
            return badList;
        if (house.TradedMarket(given, out var market) is { } badSymbol)
            return badSymbol;
        var items = list.EnumerateArray().Select((element, index) => Read(call, market, element, index)).ToImmutableArray();
        var orders = items.Where(item => item.Refusal is null).Select(item => item.Order).ToImmutableArray();
        ImmutableArray<Outcome<SpotOrderRow>> outcomes = [];
        if (orders.Length > 0)
        {
            var (placed, none) = await house.DoAsync(call, new PlaceSpotBatch(house.Exchange, call.User!.Number, market.Symbol, orders));
            if (none is not null)
                return none;
            if (!placed.IsOk)
                return SpotRefusals.Of(placed.Reject);
            outcomes = placed.Value;
        }
        return await AnswerAsync(call, items, outcomes);
    }

    private static Refusal? ReadList(CallParameters given, out JsonElement list)
    {
        list = default;
        if (given["symbol"] is null)
            return Errors.ParamEmpty.With("symbol");
        if (given.Element("orderList") is not { } element)
            return Errors.ParamEmpty.With("orderList");
        list = element;
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(order => order.ValueKind != JsonValueKind.Object))
            return Errors.ParamError.With("orderList");
        return list.GetArrayLength() is 0 or > OrdersMax ? Errors.ParamValidateError.Refusal : null;
    }

    private static Item Read(Call call, SpotMarketView market, JsonElement element, int index)
    {
        var given = CallParameters.OfObject(element);
        var name = given["newClientOrderId"];
        if (SpotOrderReader.Read(given, $"{call.Id.ToHex()}-{index + 1}", out var draft) is { } unreadable)
            return new Item(name, unreadable, default);
        var refusal = draft.For(market, out var order);
        return new Item(name, refusal, order);
    }

    private async ValueTask<Refusal?> AnswerAsync(Call call, ImmutableArray<Item> items, ImmutableArray<Outcome<SpotOrderRow>> outcomes)
    {
        // All that must be asked for is known before the answer begins.
        var answers = new List<(SpotOrderRow Order, Refusal? Refusal)>(items.Length);
        var next = 0;
        foreach (var item in items)
            answers.Add(item.Refusal is null ? await _placed.OfAsync(call, item.Order, outcomes[next++]) : (default, item.Refusal));
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("orderList"u8);
        for (var index = 0; index < items.Length; index++)
        {
            if (answers[index].Refusal is { } refusal)
                WriteRefused(json, items[index].Name, refusal);
            else
                SpotOrderJson.WritePlaced(json, house.MarketAt(answers[index].Order.Market), answers[index].Order);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void WriteRefused(Utf8JsonWriter json, string? name, Refusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("errorCode"u8, refusal.Row.Code);
        json.WriteString("errorMsg"u8, refusal.Message);
        json.WriteString("clientOrderId"u8, name);
        json.WriteEndObject();
    }
}
