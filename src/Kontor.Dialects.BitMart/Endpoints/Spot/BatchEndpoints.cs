using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>
/// <c>/spot/v4/batch_orders</c>: up to ten orders in one market. The call succeeds when it can be read at all; what became of the orders is
/// said by a second envelope inside of the first: the first thing that went wrong, and the numbers of those that came in all the same.
/// </summary>
internal sealed class BatchEndpoints(TradingHouse house)
{
    public const int OrdersMax = 10;

    public void Map(RouteTable routes) => routes.Trade("/spot/v4/batch_orders", 40, 2, SubmitAsync);

    private async ValueTask<Refusal?> SubmitAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (Elements(given, "orderParams") is not { } elements)
            return Errors.SpotBadRequest;
        if (given.ReceiveWindow() is { } late)
            return late;
        // What cannot be read stops the batch before anything of it is placed.
        var orders = ImmutableArray.CreateBuilder<SpotOrderRequest>(elements.Count);
        foreach (var element in elements)
        {
            if (
                SpotOrderReader.Read(new Parameters(call, ParameterFamily.Spot, element), market, isMargin: false, out var order) is { } bad
            )
                return Answer(call, bad, []);
            orders.Add(order);
        }
        var batch = new PlaceSpotBatch(ExchangeId.BitMart, call.User!.Number, market.Symbol, orders.DrainToImmutable());
        var (placed, none) = await house.DoAsync(call, batch);
        if (none is not null)
            return none;
        if (!placed.IsOk)
            return SpotRefusals.Of(placed.Reject);
        return Answer(call, FirstRefusal(market, batch.Orders, placed.Value), placed.Value);
    }

    /// <summary>The objects of a list that is neither empty nor too long, or null.</summary>
    public static IReadOnlyList<JsonElement>? Elements(Parameters given, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (given.Element(name) is not { } list)
                continue;
            if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > OrdersMax)
                return null;
            return list.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Object) ? [.. list.EnumerateArray()] : null;
        }
        return null;
    }

    private static Refusal? FirstRefusal(
        SpotMarketView market,
        ImmutableArray<SpotOrderRequest> orders,
        ImmutableArray<Outcome<SpotOrderRow>> outcomes
    )
    {
        for (var index = 0; index < outcomes.Length; index++)
        {
            if (!outcomes[index].IsOk)
                return SpotRefusals.Of(outcomes[index].Reject, market, orders[index]);
        }
        return null;
    }

    private static Refusal? Answer(Call call, Refusal? refusal, ImmutableArray<Outcome<SpotOrderRow>> outcomes)
    {
        var json = Envelope.BeginSuccess(call);
        json.WriteStartObject();
        json.WriteNumber("code"u8, refusal?.Row.Number ?? 0);
        json.WriteString("msg"u8, refusal?.Message ?? "success");
        json.WriteStartObject("data"u8);
        json.WriteStartArray("orderIds"u8);
        foreach (var outcome in outcomes)
        {
            if (outcome.IsOk)
                json.WriteStringValue($"{outcome.Value.Id}");
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
