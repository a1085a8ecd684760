using Kontor.Exchanges.Partners;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Everything under <c>/contract</c> but its first version, and the way between the spot and the contract wallet.</summary>
internal static class FuturesEndpoints
{
    public static void Map(TradingHouse house, RouteTable routes)
    {
        var futures = new FuturesHouse(house);
        // For everybody.
        new ContractEndpoints(futures).Map(routes);
        new QuotationEndpoints(futures).Map(routes);
        new FundingRateEndpoints(futures).Map(routes);
        // One's own money and positions.
        new AssetEndpoints(futures).Map(routes);
        new FlowEndpoints(futures).Map(routes);
        new PositionEndpoints(futures).Map(routes);
        new SettingEndpoints(futures).Map(routes);
        new ContractTransferEndpoints(house).Map(routes);
        // Orders and plans.
        new OrderEndpoints(futures).Map(routes);
        new OrderQueryEndpoints(futures).Map(routes);
        new PlanEndpoints(futures).Map(routes);
        new PlanQueryEndpoints(futures).Map(routes);
        // Whom one brought here.
        new AffiliateEndpoints(new PartnerDesk(house)).Map(routes);
    }
}
