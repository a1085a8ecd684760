using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>POST /api/v3/order</c>: one order.</summary>
internal sealed class OrderEndpoints(TradingHouse house)
{
    private readonly PlacedOrders _placed = new(house);

    public void Map(RouteTable routes) => routes.Add(Section.SpotOrder("/api/v3/order", 1, PlaceAsync));

    private async ValueTask<Refusal?> PlaceAsync(Call call)
    {
        var given = CallParameters.OfBody(call);
        if (given["symbol"] is null)
            return Errors.ParamEmpty.With("symbol");
        if (SpotOrderReader.Read(given, call.Id.ToHex(), out var draft) is { } unreadable)
            return unreadable;
        if (house.TradedMarket(given, out var market) is { } badSymbol)
            return badSymbol;
        if (draft.For(market, out var order) is { } tooFine)
            return tooFine;
        var place = new PlaceSpotOrder(house.Exchange, call.User!.Number, market.Symbol, order);
        var (outcome, none) = await house.DoAsync(call, place);
        if (none is not null)
            return none;
        var (placed, refusal) = await _placed.OfAsync(call, order, outcome);
        if (refusal is not null)
            return refusal;
        SpotOrderJson.WritePlaced(Envelope.Begin(call), house.MarketAt(placed.Market), placed);
        return Envelope.End(call);
    }
}
