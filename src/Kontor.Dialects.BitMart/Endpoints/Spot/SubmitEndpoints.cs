using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>One order at a time: <c>/spot/v2/submit_order</c>, its isolated margin twin, and the first generation.</summary>
internal sealed class SubmitEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Trade("/spot/v2/submit_order", 40, 2, call => SubmitAsync(call, isMargin: false, isNumber: false));
        routes.Trade("/spot/v1/margin/submit_order", 20, 1, call => SubmitAsync(call, isMargin: true, isNumber: false));
        routes.Trade("/spot/v1/submit_order", call => SubmitAsync(call, isMargin: false, isNumber: true));
    }

    /// <summary>The first generation answers with the order's number as a number.</summary>
    private async ValueTask<Refusal?> SubmitAsync(Call call, bool isMargin, bool isNumber)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.MarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (SpotOrderReader.Read(given, market, isMargin, out var order) is { } bad)
            return bad;
        if (given.ReceiveWindow() is { } late)
            return late;
        var (placed, none) = await house.DoAsync(call, new PlaceSpotOrder(ExchangeId.BitMart, call.User!.Number, market.Symbol, order));
        if (none is not null)
            return none;
        return placed.IsOk ? SpotAnswers.Placed(call, placed.Value.Id, isNumber) : SpotRefusals.Of(placed.Reject, market, order);
    }
}
