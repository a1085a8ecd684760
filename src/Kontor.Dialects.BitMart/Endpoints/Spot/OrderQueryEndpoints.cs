using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary><c>/spot/v4/query/*</c>: the caller's orders and trades.</summary>
internal sealed class OrderQueryEndpoints(TradingHouse house)
{
    /// <summary>One order is hardly ever filled in more parts.</summary>
    private const int TradesOfOrderMax = 1_000;

    private readonly SpotOrders _orders = new(house, Errors.OrderIdNotFound);

    private readonly SpotQuestions<SpotOrderRow> _questions = new(
        house,
        (json, order) => SpotJson.Write(json, house.MarketAt(order.Market), order),
        ReadMode
    );

    private readonly SpotQuestions<SpotFillRow> _trades = new(
        house,
        (json, fill) => SpotJson.Write(json, house.MarketAt(fill.Market), fill),
        ReadMode
    );

    public void Map(RouteTable routes)
    {
        routes.Query("/spot/v4/query/order", 50, 2, call => OneAsync(call, "orderId", SpotKeys.ReadNumber));
        routes.Query("/spot/v4/query/client-order", 50, 2, call => OneAsync(call, "clientOrderId", SpotKeys.ReadName));
        routes.Query("/spot/v4/query/open-orders", 12, 2, call => _questions.ManyAsync(call, _orders.OpenAsync));
        routes.Query("/spot/v4/query/history-orders", 12, 2, call => _questions.ManyAsync(call, _orders.OverAsync));
        routes.Query("/spot/v4/query/trades", 12, 2, call => _trades.ManyAsync(call, _orders.FillsAsync));
        routes.Query("/spot/v4/query/order-trades", 12, 2, TradesOfOrderAsync);
    }

    private ValueTask<Refusal?> OneAsync(Call call, string parameter, SpotKeyReader readKey) =>
        _questions.OneAsync(call, parameter, readKey, _orders.FindAsync);

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
        return unread ?? _trades.Answer(call, fills);
    }

    private static Refusal? ReadMode(Parameters given, ref SpotQuery query)
    {
        var mode = "";
        if (given.Word("orderMode", ref mode, "spot", "iso_margin") is { } unknown)
            return unknown;
        query = query with { IsMargin = mode.Length == 0 ? null : mode == "iso_margin" };
        return null;
    }
}
