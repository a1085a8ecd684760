using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary><c>/spot/v4/query/algo/*</c>: the caller's orders that wait for a price, and those that waited.</summary>
internal sealed class AlgoQueryEndpoints(House house)
{
    private const int RowsMax = 200;

    private readonly SpotOrders _orders = new(house);

    private delegate Refusal? KeyReader(Parameters given, string parameter, out SpotOrderKey key);

    public void Map(RouteTable routes)
    {
        routes.Query("/spot/v4/query/algo/order", 40, 2, call => OrderAsync(call, "orderId", SpotKeys.ReadNumber));
        routes.Query("/spot/v4/query/algo/client-order", 40, 2, call => OrderAsync(call, "clientOrderId", SpotKeys.ReadName));
        routes.Query("/spot/v4/query/algo/open-orders", 20, 2, call => OrdersAsync(call, _orders.WaitingAsync));
        routes.Query("/spot/v4/query/algo/history-orders", 20, 2, call => OrdersAsync(call, _orders.OverTriggersAsync));
    }

    private async ValueTask<Refusal?> OrderAsync(Call call, string parameter, KeyReader readKey)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (readKey(given, parameter, out var key) is { } bad)
            return bad;
        if (SpotStages.Read(given, out var stage) is { } unknown)
            return unknown;
        if (given.ReceiveWindow() is { } late)
            return late;
        var (trigger, none) = await _orders.FindTriggerAsync(call, key, stage);
        if (none is not null)
            return none;
        SpotJson.Write(Envelope.BeginSuccess(call), house.MarketAt(trigger.Market), trigger);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> OrdersAsync(
        Call call,
        Func<Call, SpotQuery, ValueTask<(IReadOnlyList<SpotTriggerRow> Triggers, Refusal? Refusal)>> read
    )
    {
        if (ReadQuery(call, out var query) is { } bad)
            return bad;
        var (triggers, none) = await read(call, query);
        if (none is not null)
            return none;
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var trigger in triggers)
            SpotJson.Write(json, house.MarketAt(trigger.Market), trigger);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private Refusal? ReadQuery(Call call, out SpotQuery query)
    {
        query = new SpotQuery(house.Number, call.User!.Number) { Max = RowsMax };
        var given = new Parameters(call, ParameterFamily.Spot);
        var market = house.MarketOf(given);
        if (market is null && given.Has("symbol"))
            return Errors.SymbolNotFound;
        var kind = SpotWords.TriggerKindOf(given.Text("orderMode"));
        if (kind is null && given.Has("orderMode"))
            return ParameterFamily.Spot.OutOfRange("orderMode");
        if (SpotRanges.ReadMs(given, "startTime", "endTime", out var fromMs, out var toMs) is { } wrong)
            return wrong;
        var limit = RowsMax;
        if (SpotRanges.ReadLimit(given, "limit", RowsMax, ref limit) is { } beyond)
            return beyond;
        query = query with { Market = market?.Index, TriggerKind = kind, FromMs = fromMs, ToMs = toMs, Max = limit };
        return given.ReceiveWindow();
    }
}
