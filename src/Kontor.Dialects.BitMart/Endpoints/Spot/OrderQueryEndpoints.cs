using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary><c>/spot/v4/query/*</c>: the caller's orders and trades.</summary>
internal sealed class OrderQueryEndpoints(House house)
{
    private const int RowsMax = 200;

    /// <summary>One order is hardly ever filled in more parts.</summary>
    private const int TradesOfOrderMax = 1_000;

    private readonly SpotOrders _orders = new(house);

    private delegate Refusal? KeyReader(Parameters given, string parameter, out SpotOrderKey key);

    public void Map(RouteTable routes)
    {
        routes.Query("/spot/v4/query/order", 50, 2, call => OrderAsync(call, "orderId", SpotKeys.ReadNumber));
        routes.Query("/spot/v4/query/client-order", 50, 2, call => OrderAsync(call, "clientOrderId", SpotKeys.ReadName));
        routes.Query("/spot/v4/query/open-orders", 12, 2, call => OrdersAsync(call, _orders.OpenAsync));
        routes.Query("/spot/v4/query/history-orders", 12, 2, call => OrdersAsync(call, _orders.OverAsync));
        routes.Query("/spot/v4/query/trades", 12, 2, TradesAsync);
        routes.Query("/spot/v4/query/order-trades", 12, 2, TradesOfOrderAsync);
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
        var (order, none) = await _orders.FindAsync(call, key, stage);
        if (none is not null)
            return none;
        SpotJson.Write(Envelope.BeginSuccess(call), house.MarketAt(order.Market), order);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> OrdersAsync(
        Call call,
        Func<Call, SpotQuery, ValueTask<(IReadOnlyList<SpotOrderRow> Orders, Refusal? Refusal)>> read
    )
    {
        if (ReadQuery(call, out var query) is { } bad)
            return bad;
        var (orders, none) = await read(call, query);
        if (none is not null)
            return none;
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var order in orders)
            SpotJson.Write(json, house.MarketAt(order.Market), order);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> TradesAsync(Call call)
    {
        if (ReadQuery(call, out var query) is { } bad)
            return bad;
        var (fills, none) = await _orders.FillsAsync(call, query);
        return none ?? Answer(call, fills);
    }

    private async ValueTask<Refusal?> TradesOfOrderAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (SpotKeys.ReadNumber(given, "orderId", out var key) is { } bad)
            return bad;
        if (given.ReceiveWindow() is { } late)
            return late;
        var (order, none) = await _orders.FindAsync(call, key, SpotStage.Any);
        if (none is not null)
            return none;
        var (fills, unread) = await _orders.FillsOfAsync(call, order, TradesOfOrderMax);
        return unread ?? Answer(call, fills);
    }

    private Refusal? Answer(Call call, IReadOnlyList<SpotFillRow> fills)
    {
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var fill in fills)
            SpotJson.Write(json, house.MarketAt(fill.Market), fill);
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
        var mode = "";
        if (given.Word("orderMode", ref mode, "spot", "iso_margin") is { } unknown)
            return unknown;
        if (SpotRanges.ReadMs(given, "startTime", "endTime", out var fromMs, out var toMs) is { } wrong)
            return wrong;
        var limit = RowsMax;
        if (SpotRanges.ReadLimit(given, "limit", RowsMax, ref limit) is { } beyond)
            return beyond;
        query = query with
        {
            Market = market?.Index,
            IsMargin = mode.Length == 0 ? null : mode == "iso_margin",
            FromMs = fromMs,
            ToMs = toMs,
            Max = limit,
        };
        return given.ReceiveWindow();
    }
}
