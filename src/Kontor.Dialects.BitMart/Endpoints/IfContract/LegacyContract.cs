using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>The whole family <c>/contract/v1/ifcontract/</c>, and what is answered where it has no such function.</summary>
internal sealed class LegacyContract(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        var futures = new FuturesHouse(house);
        new ContractEndpoints(futures).Map(routes);
        new TickerEndpoints(futures).Map(routes);
        new MarketEndpoints(futures).Map(routes);
        new QuoteEndpoints(futures).Map(routes);
        new AccountEndpoints(futures).Map(routes);
        new CloudAccountEndpoints(house).Map(routes);
        new OrderQueryEndpoints(futures).Map(routes);
        new TradeEndpoints(futures).Map(routes);
        new OrderEndpoints(futures).Map(routes);
        new PositionEndpoints(futures).Map(routes);
        new PlanEndpoints(futures).Map(routes);
        new FundsEndpoints(futures).Map(routes);
        routes.CatchAll(Unknown("GET"), Unknown("POST"), Unknown("PUT"), Unknown("DELETE"));
    }

    // A key is enough to learn that there is no such function: nothing is signed that nobody would read.
    private static Route Unknown(string method) =>
        new(method, LegacyRoutes.Prefix, Access.Keyed, static _ => new ValueTask<Refusal?>(Errors.FunctionNotFound.Refusal));
}
