using Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>All of spot trading: what everybody sees, what one asks for, and what one has.</summary>
internal static class SpotEndpoints
{
    public static void Map(TradingHouse house, RouteTable routes)
    {
        new ListingEndpoints(house).Map(routes);
        new QuotationEndpoints(house).Map(routes);
        new KlineEndpoints(house).Map(routes);
        new SubmitEndpoints(house).Map(routes);
        new BatchEndpoints(house).Map(routes);
        new CancelEndpoints(house).Map(routes);
        new OrderQueryEndpoints(house).Map(routes);
        new AlgoEndpoints(house).Map(routes);
        new AlgoQueryEndpoints(house).Map(routes);
        new FeeEndpoints(house).Map(routes);
        new LegacyQuoteEndpoints(house).Map(routes);
        new LegacyOrderEndpoints(house).Map(routes);
        new LegacyQueryEndpoints(house).Map(routes);
    }
}
