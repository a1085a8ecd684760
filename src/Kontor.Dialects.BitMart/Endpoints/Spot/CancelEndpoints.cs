using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Cancelling one order, several, or all.</summary>
internal sealed class CancelEndpoints(TradingHouse house)
{
    private const int OrdersMax = 10;

    public void Map(RouteTable routes)
    {
        routes.Trade("/spot/v3/cancel_order", 40, 2, CancelAsync);
        routes.Trade("/spot/v4/cancel_orders", 40, 2, CancelManyAsync);
        routes.Trade("/spot/v4/cancel_all", 1, 3, CancelAllAsync);
    }

    private async ValueTask<Refusal?> CancelAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (SpotKeys.Read(given, "order_id", "client_order_id", out var key) is { } bad)
            return bad;
        if (given.ReceiveWindow() is { } late)
            return late;
        var (ended, none) = await house.DoAsync(call, new CancelSpotOrder(ExchangeId.BitMart, call.User!.Number, market.Symbol, key));
        if (none is not null)
            return none;
        return ended.IsOk ? SpotAnswers.Result(call, isDone: true) : SpotRefusals.Of(ended.Reject);
    }

    private async ValueTask<Refusal?> CancelManyAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        var isByNumber = given.Element("orderIds") is not null;
        var list = isByNumber ? "orderIds" : "clientOrderIds";
        if (given.Element(list) is not { } element)
            return ParameterFamily.Spot.Missing("orderIds");
        if (element.ValueKind != JsonValueKind.Array)
            return ParameterFamily.Spot.Malformed(list);
        if (element.GetArrayLength() is 0 or > OrdersMax)
            return Errors.SpotBadRequest;
        if (given.ReceiveWindow() is { } late)
            return late;
        var names = element.EnumerateArray().Select(TextOf).ToList();
        var keys = ImmutableArray.CreateBuilder<SpotOrderKey>(names.Count);
        foreach (var name in names)
        {
            if (!TryKey(name, isByNumber, out var key))
                return ParameterFamily.Spot.Malformed(list);
            keys.Add(key);
        }
        var cancel = new CancelSpotOrders(ExchangeId.BitMart, call.User!.Number, market.Symbol, keys.DrainToImmutable());
        var (ended, none) = await house.DoAsync(call, cancel);
        if (none is not null)
            return none;
        return ended.IsOk ? AnswerMany(call, names, ended.Value) : SpotRefusals.Of(ended.Reject);
    }

    private async ValueTask<Refusal?> CancelAllAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var market = house.MarketOf(given);
        if (market is null && given.Has("symbol"))
            return Errors.SymbolNotFound;
        var side = SpotWords.SideOf(given.Text("side"));
        if (side is null && given.Has("side"))
            return ParameterFamily.Spot.OutOfRange("side");
        if (given.ReceiveWindow() is { } late)
            return late;
        var cancel = new CancelAllSpotOrders(ExchangeId.BitMart, call.User!.Number, market?.Symbol ?? "", side);
        var (ended, none) = await house.DoAsync(call, cancel);
        if (none is not null)
            return none;
        return ended.IsOk ? SpotAnswers.Nothing(call) : SpotRefusals.Of(ended.Reject);
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? JsonText.Of(value) ?? "" : value.GetRawText();

    // Numbers begin with 1, and the world takes 0 for "by name".
    private static bool TryKey(string text, bool isByNumber, out SpotOrderKey key)
    {
        if (isByNumber)
        {
            var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
            key = SpotOrderKey.Of(id);
            return isNumber;
        }
        var isName = ClientOrderId.TryParse(text, out var name) && !name.IsEmpty;
        key = SpotOrderKey.Of(name);
        return isName;
    }

    private static Refusal? AnswerMany(Call call, List<string> names, ImmutableArray<Outcome<SpotOrderRow>> outcomes)
    {
        var successes = outcomes.Count(outcome => outcome.IsOk);
        var json = Envelope.BeginSuccess(call);
        json.WriteStartObject();
        foreach (var (list, isOk) in (ReadOnlySpan<(string, bool)>)[("successIds", true), ("failIds", false)])
        {
            json.WriteStartArray(list);
            for (var index = 0; index < outcomes.Length; index++)
            {
                if (outcomes[index].IsOk == isOk)
                    json.WriteStringValue(names[index]);
            }
            json.WriteEndArray();
        }
        json.WriteNumber("totalCount"u8, outcomes.Length);
        json.WriteNumber("successCount"u8, successes);
        json.WriteNumber("failedCount"u8, outcomes.Length - successes);
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
