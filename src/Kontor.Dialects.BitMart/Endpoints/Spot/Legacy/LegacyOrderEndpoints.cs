using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;

/// <summary>Batches and cancels of the older generations.</summary>
internal sealed class LegacyOrderEndpoints(TradingHouse house)
{
    private readonly SpotOrders _orders = new(house, Errors.OrderIdNotFound);

    public void Map(RouteTable routes)
    {
        routes.Trade("/spot/v1/batch_orders", SubmitManyAsync);
        routes.Trade("/spot/v2/batch_orders", SubmitManyAsync);
        routes.Trade("/spot/v1/cancel_order", call => CancelAsync(call, "entrust_id", knowsTheDead: false));
        routes.Trade("/spot/v2/cancel_order", call => CancelAsync(call, "order_id", knowsTheDead: true));
        routes.Trade("/spot/v1/cancel_orders", CancelSideAsync);
    }

    /// <summary>Each order names its own market and has its own answer; one that is refused stops none behind it.</summary>
    private async ValueTask<Refusal?> SubmitManyAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (BatchEndpoints.Elements(given, "order_params", "orderParams") is not { } elements)
            return Errors.SpotBadRequest;
        if (given.ReceiveWindow() is { } late)
            return late;
        var outcomes = new List<(long Id, Refusal? Refusal)>();
        foreach (var element in elements)
            outcomes.Add(await SubmitOneAsync(call, new Parameters(call, ParameterFamily.Spot, element)));
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("responses"u8);
        foreach (var (id, refusal) in outcomes)
        {
            json.WriteStartObject();
            json.WriteNumber("code"u8, refusal?.Row.Number ?? Errors.SpotOk.Number);
            json.WriteString("message"u8, refusal?.Message ?? Errors.SpotOk.Message);
            json.WriteStartObject("data"u8);
            if (refusal is null)
                json.WriteNumber("order_id"u8, id);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<(long Id, Refusal? Refusal)> SubmitOneAsync(Call call, Parameters given)
    {
        if (house.MarketOf(given) is not { } market)
            return (0, SpotSymbols.RefusalOf(given));
        if (SpotOrderReader.Read(given, market, isMargin: false, out var order) is { } bad)
            return (0, bad);
        var (placed, none) = await house.DoAsync(call, new PlaceSpotOrder(ExchangeId.BitMart, call.User!.Number, market.Symbol, order));
        if (none is not null)
            return (0, none);
        return placed.IsOk ? (placed.Value.Id, null) : (0, SpotRefusals.Of(placed.Reject, market, order));
    }

    /// <param name="knowsTheDead">Answers that nothing was done for an order that is over; otherwise it counts as unknown.</param>
    private async ValueTask<Refusal?> CancelAsync(Call call, string parameter, bool knowsTheDead)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (SpotKeys.ReadNumber(given, parameter, out var key) is { } bad)
            return bad;
        if (given.ReceiveWindow() is { } late)
            return late;
        var (ended, none) = await house.DoAsync(call, new CancelSpotOrder(ExchangeId.BitMart, call.User!.Number, market.Symbol, key));
        if (none is not null)
            return none;
        if (ended.IsOk || !knowsTheDead || ended.Reject != Reject.UnknownOrder)
            return ended.IsOk ? SpotAnswers.Result(call, isDone: true) : SpotRefusals.Of(ended.Reject);
        var (order, unknown) = await _orders.FindAsync(call, key, SpotStage.Over);
        if (unknown is not null)
            return unknown;
        return order.Market == market.Index ? SpotAnswers.Result(call, isDone: false) : Errors.OrderIdNotFound.Refusal;
    }

    private async ValueTask<Refusal?> CancelSideAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (SpotWords.SideOf(given.Text("side")) is not { } side)
            return ParameterFamily.Spot.OutOfRange("side");
        if (given.ReceiveWindow() is { } late)
            return late;
        var cancel = new CancelAllSpotOrders(ExchangeId.BitMart, call.User!.Number, market.Symbol, side);
        var (ended, none) = await house.DoAsync(call, cancel);
        if (none is not null)
            return none;
        return ended.IsOk ? SpotAnswers.Nothing(call) : SpotRefusals.Of(ended.Reject);
    }
}
