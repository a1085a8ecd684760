using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// Demo trading: four endpoints that do with the demo coin what their namesakes do with money. There is none to cancel or to close with; an order
/// the other way closes a position.
/// </summary>
internal static class DemoEndpoints
{
    public static void Map(TradingHouse house, RouteTable routes)
    {
        var floor = new ContractFloor(house, isDemo: true);
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/sim/balance", 5, new ContractBalanceEndpoints(floor).Balances));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/sim/position/allPosition", 10, new ContractPositionEndpoints(floor).All));
        routes.Add(Section.ContractOrder("/capi/v3/sim/order", 1, new ContractOrderEndpoints(floor).Place));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/sim/order/history", 10, new ContractHistoryEndpoints(floor).History));
    }
}
