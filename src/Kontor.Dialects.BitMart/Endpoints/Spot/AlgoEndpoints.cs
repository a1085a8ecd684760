using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary><c>/spot/v4/algo/*</c>: orders that wait for a price.</summary>
internal sealed class AlgoEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Trade("/spot/v4/algo/submit_order", 10, 2, SubmitAsync);
        routes.Trade("/spot/v4/algo/cancel_order", 10, 2, CancelAsync);
        routes.Trade("/spot/v4/algo/cancel_all", 5, 2, CancelAllAsync);
    }

    private async ValueTask<Refusal?> SubmitAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (ReadTrigger(given, market, out var trigger) is { } bad)
            return bad;
        if (given.ReceiveWindow() is { } late)
            return late;
        var place = new PlaceSpotTrigger(ExchangeId.BitMart, call.User!.Number, market.Symbol, trigger);
        var (placed, none) = await house.DoAsync(call, place);
        if (none is not null)
            return none;
        return placed.IsOk ? SpotAnswers.Placed(call, placed.Value.Id) : SpotRefusals.Of(placed.Reject, market, trigger.Order);
    }

    private static Refusal? ReadTrigger(Parameters given, SpotMarketView market, out SpotTriggerRequest trigger)
    {
        trigger = default;
        if (SpotWords.SideOf(given.Text("side")) is not { } side)
            return ParameterFamily.Spot.OutOfRange("side");
        if (SpotWords.TriggerKindOf(given.Text("type")) is not { } kind)
            return ParameterFamily.Spot.OutOfRange("type");
        var orderType = "limit";
        if (given.Word("trigger_type", ref orderType, "limit", "market") is { } unknown)
            return unknown;
        if (!given.Has("trigger_price") || !SpotOrderReader.TryReadPrice(given, "trigger_price", market, out var ticks))
            return ParameterFamily.Spot.Malformed("trigger_price");
        var draft = new SpotOrderRequest
        {
            Side = side,
            Kind = orderType == "market" ? SpotOrderKind.Market : SpotOrderKind.Limit,
            TimeInForce = TimeInForce.GoodTillCancel,
            IsApi = true,
        };
        var refusal = SpotOrderReader.ReadRest(given, market, draft, out var order);
        trigger = new SpotTriggerRequest(kind, ticks, order);
        return refusal;
    }

    private async ValueTask<Refusal?> CancelAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (SpotKeys.Read(given, "order_id", "client_order_id", out var key) is { } bad)
            return bad;
        if (SpotWords.TriggerKindOf(given.Text("type")) is not { } kind)
            return ParameterFamily.Spot.OutOfRange("type");
        if (given.ReceiveWindow() is { } late)
            return late;
        var cancel = new CancelSpotTrigger(ExchangeId.BitMart, call.User!.Number, market.Symbol, kind, key);
        var (ended, none) = await house.DoAsync(call, cancel);
        if (none is not null)
            return none;
        return ended.IsOk ? SpotAnswers.Result(call, isDone: true) : SpotRefusals.Of(ended.Reject);
    }

    private async ValueTask<Refusal?> CancelAllAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var market = house.MarketOf(given);
        if (market is null && given.Has("symbol"))
            return Errors.SymbolNotFound;
        if (SpotWords.TriggerKindOf(given.Text("type")) is not { } kind)
            return ParameterFamily.Spot.OutOfRange("type");
        if (given.ReceiveWindow() is { } late)
            return late;
        var cancel = new CancelAllSpotTriggers(ExchangeId.BitMart, call.User!.Number, market?.Symbol ?? "", kind);
        var (ended, none) = await house.DoAsync(call, cancel);
        if (none is not null)
            return none;
        return ended.IsOk ? SpotAnswers.Nothing(call) : SpotRefusals.Of(ended.Reject);
    }
}
