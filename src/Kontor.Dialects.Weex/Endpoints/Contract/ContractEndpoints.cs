using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Everything under <c>/capi/v3</c> but the clock.</summary>
internal static class ContractEndpoints
{
    public static void Map(TradingHouse house, RouteTable routes)
    {
        MapMarketData(house, routes);
        MapAccount(house, routes);
        MapOrders(house, routes);
        DemoEndpoints.Map(house, routes);
    }

    private static void MapMarketData(TradingHouse house, RouteTable routes)
    {
        new ContractListingEndpoints(house).Map(routes);
        new ContractMarketEndpoints(house).Map(routes);
        new ContractKlineEndpoints(house).Map(routes);
        new ContractTickerEndpoints(house).Map(routes);
        new ContractPriceEndpoints(house).Map(routes);
        new FundingRateEndpoints(house).Map(routes);
    }

    private static void MapAccount(TradingHouse house, RouteTable routes)
    {
        var floor = new ContractFloor(house, isDemo: false);
        new ContractBalanceEndpoints(floor).Map(routes);
        new ContractAccountEndpoints(floor).Map(routes);
        new ContractPositionEndpoints(floor).Map(routes);
        new IncomeEndpoints(house.World).Map(routes);
    }

    private static void MapOrders(TradingHouse house, RouteTable routes)
    {
        var floor = new ContractFloor(house, isDemo: false);
        new ContractOrderEndpoints(floor).Map(routes);
        new ContractHistoryEndpoints(floor).Map(routes);
    }
}
