using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary><c>spot/user/order:SYM</c> and <c>spot/user/orders:ALL_SYMBOLS</c>: every step of the user's orders, margin orders included.</summary>
/// <param name="market">The number of the one market, or null for all.</param>
internal sealed class SpotOrderTopic(TopicKey key, UserWatches watches, int? market) : UserTopic(key, watches)
{
    private readonly UserWatches _watches = watches;

    protected override void Show(FeedEvent one)
    {
        if (one is not SpotOrderChanged changed || (market is not null && changed.Order.Market != market))
            return;
        var view = _watches.World.Spot.At(ExchangeId.BitMart, changed.Order.Market)!;
        Publish(PrivatePush.Spot(Key, (view, changed), static (json, push) => SpotOrderPush.WriteFields(json, push.view, push.changed)));
    }
}
