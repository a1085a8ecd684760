using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>The caller's own orders and trades.</summary>
internal sealed class OrderQueryEndpoints(TradingHouse house)
{
    /// <summary>The contract lists what is open without pages. A user who has more open than this sees the newest of them.</summary>
    private const int OpenMax = 10_000;
    private const int OrdersMax = 1_000;
    private const int RowsDefault = 100;
    private const int FillsMax = 100;

    private readonly SpotOrders _orders = new(house, Errors.SpotOrderNotExist);
    private readonly OrderPages _pages = new(house);

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPrivate("GET", "/api/v3/order", 2, OneAsync));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/openOrders", 3, OpenAsync));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/allOrders", 10, AllAsync));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/myTrades", 5, TradesAsync));
    }

    private async ValueTask<Refusal?> OneAsync(Call call)
    {
        if (SpotKeys.Read(CallParameters.OfQuery(call), out var key) is { } badKey)
            return badKey;
        var (order, none) = await _orders.FindAsync(call, key, SpotStage.Any);
        if (none is not null)
            return none;
        SpotOrderJson.Write(Envelope.Begin(call), house.MarketAt(order.Market), order);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> OpenAsync(Call call)
    {
        if (house.NamedMarket(CallParameters.OfQuery(call), out var market) is { } badSymbol)
            return badSymbol;
        var query = new SpotQuery(house.Number, call.User!.Number) { Market = market?.Index, Max = OpenMax };
        var (orders, none) = await _orders.OpenAsync(call, query);
        return none ?? Answer(call, orders, (json, order) => SpotOrderJson.Write(json, house.MarketAt(order.Market), order));
    }

    private async ValueTask<Refusal?> AllAsync(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (ReadRange(given, OrdersMax, out var range, out var limit) is { } badRange)
            return badRange;
        if (Whole.Page(given["page"], out var page) is { } badPage)
            return badPage;
        if (range.Check() is { } backwards)
            return backwards;
        if (house.TradedMarket(given, out var market) is { } badSymbol)
            return badSymbol;
        var query = QueryOf(call, market, range, limit);
        var (orders, none) = await _pages.ReadAsync(call, query, skip: (page - 1L) * limit);
        return none ?? Answer(call, orders, (json, order) => SpotOrderJson.Write(json, market, order));
    }

    private async ValueTask<Refusal?> TradesAsync(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (ReadRange(given, FillsMax, out var range, out var limit) is { } badRange)
            return badRange;
        if (Whole.Id("orderId", given["orderId"], out var orderId) is { } badId)
            return badId;
        if (range.Check() is { } backwards)
            return backwards;
        if (house.TradedMarket(given, out var market) is { } badSymbol)
            return badSymbol;
        var query = QueryOf(call, market, range, limit);
        var (fills, none) = orderId is null ? await _orders.FillsAsync(call, query) : await FillsOfAsync(call, query, orderId.Value);
        return none ?? Answer(call, fills, (json, fill) => SpotOrderJson.Write(json, market, fill));
    }

    /// <summary>
    /// Those of one order. They lie between its placing and what became of it last, so that is all of the history that is looked through. Nothing
    /// was traded for an order that is not there.
    /// </summary>
    private async ValueTask<(IReadOnlyList<SpotFillRow> Fills, Refusal? Refusal)> FillsOfAsync(Call call, SpotQuery query, long orderId)
    {
        var (order, none) = await _orders.FindAsync(call, SpotKeys.OfNumber(orderId), SpotStage.Any);
        if (none is not null)
            return none.Row == Errors.SpotOrderNotExist ? ([], null) : ([], none);
        var within = query with
        {
            OrderId = order.Id,
            FromMs = Math.Max(query.FromMs, order.CreatedMs),
            ToMs = Math.Min(query.ToMs, order.UpdatedMs),
        };
        return await _orders.FillsAsync(call, within);
    }

    private SpotQuery QueryOf(Call call, SpotMarketView market, TimeRange range, int limit) =>
        new(house.Number, call.User!.Number)
        {
            Market = market.Index,
            FromMs = range.FromMs,
            ToMs = range.ToMs,
            Max = limit,
        };

    /// <summary>What both lists share, in documented order.</summary>
    private static Refusal? ReadRange(CallParameters given, int limitMax, out TimeRange range, out int limit)
    {
        (range, limit) = (default, 0);
        if (given["symbol"] is null)
            return Errors.ParamEmpty.With("symbol");
        if (TimeRange.Read(given["startTime"], given["endTime"], out range) is { } badTime)
            return badTime;
        return Whole.Limit(given["limit"], RowsDefault, limitMax, out limit);
    }

    private static Refusal? Answer<TRow>(Call call, IReadOnlyList<TRow> rows, Action<Utf8JsonWriter, TRow> write)
    {
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var row in rows)
            write(json, row);
        json.WriteEndArray();
        return Envelope.End(call);
    }
}
