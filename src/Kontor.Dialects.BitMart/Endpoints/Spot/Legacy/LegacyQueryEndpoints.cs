using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;

/// <summary>One order, and pages of orders and trades, as the older generations showed them. A widespread client still asks for these.</summary>
internal sealed class LegacyQueryEndpoints(TradingHouse house)
{
    private readonly SpotOrders _orders = new(house, Errors.OrderIdNotFound);

    private delegate Refusal? PageReader(Parameters given, out LegacyPage page);

    public void Map(RouteTable routes)
    {
        routes.Own("/spot/v1/order_detail", call => OrderAsync(call, isFirst: true));
        routes.Own("/spot/v2/order_detail", call => OrderAsync(call, isFirst: false));
        routes.Own("/spot/v1/orders", call => OrdersAsync(call, LegacyPage.ReadRequired, isFirst: true));
        routes.Own("/spot/v2/orders", call => OrdersAsync(call, LegacyPage.Read, isFirst: false));
        routes.Own("/spot/v3/orders", call => OrdersAsync(call, LegacyPage.Read, isFirst: false));
        routes.Own("/spot/v1/trades", call => TradesAsync(call, LegacyPage.ReadRequired, isFirst: true));
        routes.Own("/spot/v2/trades", call => TradesAsync(call, LegacyPage.Read, isFirst: false));
    }

    /// <summary>The first generation wants the market as well, and writes numbers as numbers.</summary>
    private async ValueTask<Refusal?> OrderAsync(Call call, bool isFirst)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var market = house.MarketOf(given);
        if (market is null && (isFirst || given.Has("symbol")))
            return SpotSymbols.RefusalOf(given);
        if (SpotKeys.ReadNumber(given, "order_id", out var key) is { } bad)
            return bad;
        var (order, none) = await _orders.FindAsync(call, key, SpotStage.Any);
        if (none is not null)
            return none;
        if (market is not null && market.Index != order.Market)
            return Errors.OrderIdNotFound;
        LegacyJson.Write(Envelope.Begin(call, Errors.SpotOk), house.MarketAt(order.Market), order, isFirst);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> OrdersAsync(Call call, PageReader readPage, bool isFirst)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (readPage(given, out var page) is { } bad)
            return bad;
        if (LegacyStatus.Read(given, out var states) is { } unknown)
            return unknown;
        var (orders, none) = await ReadAsync(call, market, states, page);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        if (isFirst)
            json.WriteNumber("current_page"u8, page.Number);
        json.WriteStartArray("orders"u8);
        foreach (var order in orders.Skip(page.Skip).Take(page.Rows))
            LegacyJson.Write(json, market, order, isFirst);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>All orders up to the end of the page. No number asks for open and ended ones together.</summary>
    private async ValueTask<(IEnumerable<SpotOrderRow> Orders, Refusal? Refusal)> ReadAsync(
        Call call,
        SpotMarketView market,
        IReadOnlyList<SpotOrderState> states,
        LegacyPage page
    )
    {
        if (states.Count == 0)
            return ([], null);
        var query = new SpotQuery(market.Exchange, call.User!.Number) { Market = market.Index, Max = page.Depth };
        if (states[0] is SpotOrderState.New or SpotOrderState.PartiallyFilled)
        {
            // Where only one of the two open states is asked for, it may be the oldest order that has it.
            var (open, none) = await _orders.OpenAsync(call, states.Count > 1 ? query : query with { Max = market.Record.OpenOrdersMax });
            return (open.Where(order => states.Contains(order.State)), none);
        }
        var all = query.Orders();
        var (over, unread) = await house.ReadAsync(
            call,
            state => state.Spot.History.Orders,
            all with
            {
                Where = row => all.Where!(row) && states.Contains(row.State),
            }
        );
        return (over.Select(entry => entry.Row), unread);
    }

    private async ValueTask<Refusal?> TradesAsync(Call call, PageReader readPage, bool isFirst)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (readPage(given, out var page) is { } bad)
            return bad;
        if (given.Whole("order_id", out var orderId) is { } malformed)
            return malformed;
        if (SpotRanges.ReadMs(given, "start_time", "end_time", out var fromMs, out var toMs) is { } wrong)
            return wrong;
        var query = new SpotQuery(market.Exchange, call.User!.Number)
        {
            Market = market.Index,
            OrderId = orderId,
            FromMs = fromMs,
            ToMs = toMs,
            Max = page.Depth,
        };
        var (fills, none) = await _orders.FillsAsync(call, query);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("trades"u8);
        foreach (var fill in fills.Skip(page.Skip))
            LegacyJson.Write(json, market, fill, isFirst);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
