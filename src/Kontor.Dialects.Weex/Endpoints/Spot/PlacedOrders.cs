using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// What a client learns of an order that it placed. Repeating the name of an order that is open is no mistake: no second order is made, and the
/// answer is the first one, so that a client may send an order again of which it does not know whether it arrived.
/// </summary>
internal sealed class PlacedOrders(TradingHouse house)
{
    private readonly SpotOrders _orders = new(house, Errors.SpotOrderNotExist);

    public ValueTask<(SpotOrderRow Order, Refusal? Refusal)> OfAsync(Call call, in SpotOrderRequest request, Outcome<SpotOrderRow> outcome)
    {
        if (outcome.IsOk)
            return new((outcome.Value, null));
        // It may have ended since; then it is among those that are over.
        return outcome.Reject == Reject.DuplicateClientId
            ? _orders.FindAsync(call, SpotOrderKey.Of(request.ClientId), SpotStage.Any)
            : new((default, SpotRefusals.Of(outcome.Reject)));
    }
}
