using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary><c>/spot/v4/query/algo/*</c>: the caller's orders that wait for a price, and those that waited.</summary>
internal sealed class AlgoQueryEndpoints(TradingHouse house)
{
    private readonly SpotOrders _orders = new(house, Errors.OrderIdNotFound);

    private readonly SpotQuestions<SpotTriggerRow> _triggers = new(
        house,
        (json, trigger) => SpotJson.Write(json, house.MarketAt(trigger.Market), trigger),
        ReadMode
    );

    public void Map(RouteTable routes)
    {
        routes.Query("/spot/v4/query/algo/order", 40, 2, call => OneAsync(call, "orderId", SpotKeys.ReadNumber));
        routes.Query("/spot/v4/query/algo/client-order", 40, 2, call => OneAsync(call, "clientOrderId", SpotKeys.ReadName));
        routes.Query("/spot/v4/query/algo/open-orders", 20, 2, call => _triggers.ManyAsync(call, _orders.WaitingAsync));
        routes.Query("/spot/v4/query/algo/history-orders", 20, 2, call => _triggers.ManyAsync(call, _orders.OverTriggersAsync));
    }

    private ValueTask<Refusal?> OneAsync(Call call, string parameter, SpotKeyReader readKey) =>
        _triggers.OneAsync(call, parameter, readKey, _orders.FindTriggerAsync);

    private static Refusal? ReadMode(Parameters given, ref SpotQuery query)
    {
        query = query with { TriggerKind = SpotWords.TriggerKindOf(given.Text("orderMode")) };
        return query.TriggerKind is null && given.Has("orderMode") ? ParameterFamily.Spot.OutOfRange("orderMode") : null;
    }
}
