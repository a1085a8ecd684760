using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>Everything under <c>/api/v3</c> but the clock and the partners' own.</summary>
internal static class SpotEndpoints
{
    public static void Map(TradingHouse house, RouteTable routes)
    {
        new SymbolEndpoints(house).Map(routes);
        new CoinEndpoints(house).Map(routes);
        new TickerEndpoints(house).Map(routes);
        new MarketEndpoints(house).Map(routes);
        new OrderEndpoints(house).Map(routes);
        new BatchEndpoints(house).Map(routes);
        new CancelEndpoints(house).Map(routes);
        new BatchCancelEndpoints(house).Map(routes);
        new OrderQueryEndpoints(house).Map(routes);
        new AccountEndpoints(house.World).Map(routes);
        new BillEndpoints(house).Map(routes);
        new TaxEndpoints(house).Map(routes);
        new TransferEndpoints(house.World).Map(routes);
    }
}
