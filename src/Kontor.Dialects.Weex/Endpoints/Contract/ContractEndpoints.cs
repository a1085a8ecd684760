using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Everything under <c>/capi/v3</c> but the clock.</summary>
internal static class ContractEndpoints
{
    /// <param name="result">How changes of settings are answered.</param>
    public static void Map(TradingHouse house, RouteTable routes, ConfigResult result)
    {
        MapMarketData(house, routes);
        MapAccount(house, routes, result);
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

    private static void MapAccount(TradingHouse house, RouteTable routes, ConfigResult result)
    {
        var floor = new ContractFloor(house, isDemo: false);
        new ContractBalanceEndpoints(floor).Map(routes);
        new ContractAccountEndpoints(floor).Map(routes);
        new ContractPositionEndpoints(floor).Map(routes);
        new ContractSettingEndpoints(floor, result).Map(routes);
        new PositionMarginEndpoints(floor, result).Map(routes);
        new ClosePositionsEndpoints(floor).Map(routes);
        new IncomeEndpoints(floor).Map(routes);
    }

    private static void MapOrders(TradingHouse house, RouteTable routes)
    {
        var floor = new ContractFloor(house, isDemo: false);
        new ContractOrderEndpoints(floor).Map(routes);
        new ContractCancelEndpoints(floor).Map(routes);
        new ContractQueryEndpoints(floor).Map(routes);
        new ContractHistoryEndpoints(floor).Map(routes);
        new ContractTradeEndpoints(floor).Map(routes);
        // Those that wait for a price.
        new AlgoOrderEndpoints(floor).Map(routes);
        new TpSlEndpoints(floor).Map(routes);
        new AlgoQueryEndpoints(floor).Map(routes);
    }
}
