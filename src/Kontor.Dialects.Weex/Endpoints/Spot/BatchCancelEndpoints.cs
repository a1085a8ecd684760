using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// <c>DELETE /api/v3/order/batch</c>: takes back up to ten orders, by their numbers, their names or both. What is asked stands in the body. An
/// order that is not there fails in the list and not the call.
/// </summary>
internal sealed class BatchCancelEndpoints(TradingHouse house)
{
    private const int OrdersMax = 10;

    /// <summary>One order of the lists, and what it was called: a number, or 0 for a name.</summary>
    private readonly record struct Item(long Id, string Name, SpotOrderKey Key);

    public void Map(RouteTable routes) => routes.Add(Section.SpotChange("DELETE", "/api/v3/order/batch", 5, CancelAsync));

    private async ValueTask<Refusal?> CancelAsync(Call call)
    {
        var items = new List<Item>();
        if (!call.Body.IsEmpty && Read(CallParameters.OfBody(call), items) is { } badLists)
            return badLists;
        if (items.Count is 0 or > OrdersMax)
            return Errors.ParamValidateError;
        var keys = items.Select(item => item.Key).ToImmutableArray();
        var (ended, none) = await house.DoAsync(call, new CancelSpotOrders(house.Exchange, call.User!.Number, "", keys));
        if (none is not null)
            return none;
        if (!ended.IsOk)
            return SpotRefusals.Of(ended.Reject);
        Write(Envelope.Begin(call), items, ended.Value);
        return Envelope.End(call);
    }

    private static Refusal? Read(CallParameters given, List<Item> items)
    {
        foreach (var list in (ReadOnlySpan<string>)["orderIds", "origClientOrderIds"])
        {
            if (given.Element(list) is not { } elements)
                continue;
            if (elements.ValueKind != JsonValueKind.Array)
                return Errors.ParamError.With(list);
            // One more than are taken is enough to know that there are too many.
            foreach (var element in elements.EnumerateArray().Take(OrdersMax + 1))
            {
                if (Read(list, TextOf(element), out var item) is { } badElement)
                    return badElement;
                items.Add(item);
            }
        }
        return null;
    }

    private static Refusal? Read(string list, string text, out Item item)
    {
        item = default;
        if (list == "orderIds")
        {
            if (Whole.Id(list, text, out var id) is { } badId)
                return badId;
            item = new Item(id!.Value, "", SpotKeys.OfNumber(id.Value));
            return null;
        }
        if (ClientIds.Read(text, ClientIds.SpotLengthMax, out var name) is { } badName)
            return badName;
        item = new Item(0, text, SpotOrderKey.Of(name));
        return name.IsEmpty ? Errors.ParamError.With(list) : null;
    }

    // Clients disagree whether a number is a number or a text.
    private static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? JsonText.Of(element) ?? "" : element.GetRawText();

    private static void Write(Utf8JsonWriter json, List<Item> items, ImmutableArray<Outcome<SpotOrderRow>> outcomes)
    {
        json.WriteStartObject();
        json.WriteStartArray("orderList"u8);
        for (var index = 0; index < items.Count; index++)
        {
            json.WriteStartObject();
            if (items[index].Id == 0)
                json.WriteString("origClientOrderId"u8, items[index].Name);
            else
                json.WriteNumber("orderId"u8, items[index].Id);
            json.WriteString("status"u8, outcomes[index].IsOk ? "CANCELED"u8 : "FAILED"u8);
            // Present only where something failed: clients take the call for failed when they see it.
            if (!outcomes[index].IsOk)
                json.WriteString("errorMsg"u8, "FAILED_ORDER_NOT_FOUND"u8);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
