using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>Everything under <c>/api/v3</c> but the clock and the partners' own.</summary>
internal static class SpotEndpoints
{
    public static void Map(TradingHouse house, RouteTable routes)
    {
        new SymbolEndpoints(house.World).Map(routes);
        new AccountEndpoints(house.World).Map(routes);
        new BillEndpoints(house.World).Map(routes);
        new TransferEndpoints(house.World).Map(routes);
    }
}
