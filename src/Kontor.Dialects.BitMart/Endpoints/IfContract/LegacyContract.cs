using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>The whole family <c>/contract/v1/ifcontract/</c>, and what is answered where it has no such function.</summary>
internal sealed class LegacyContract(House house)
{
    public void Map(RouteTable routes)
    {
        new ContractEndpoints(house).Map(routes);
        new TickerEndpoints(house).Map(routes);
        new MarketEndpoints(house).Map(routes);
        new QuoteEndpoints(house).Map(routes);
        new AccountEndpoints(house).Map(routes);
        new OrderQueryEndpoints(house).Map(routes);
        new TradeEndpoints(house).Map(routes);
        new OrderEndpoints(house).Map(routes);
        new PositionEndpoints(house).Map(routes);
        new PlanEndpoints(house).Map(routes);
        new FundsEndpoints(house).Map(routes);
        routes.CatchAll(Unknown("GET"), Unknown("POST"), Unknown("PUT"), Unknown("DELETE"));
    }

    // A key is enough to learn that there is no such function: nothing is signed that nobody would read.
    private static Route Unknown(string method) =>
        new(method, LegacyRoutes.Prefix, Access.Keyed, static _ => new ValueTask<Refusal?>(Errors.FunctionNotFound.Refusal));
}
