using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>The channels that one has to log in for.</summary>
internal sealed class PrivateChannels(UserWatches watches) : IChannels
{
    private const string OneMarket = "spot/user/order:";
    private const string OneCurrency = "futures/asset:";

    /// <summary>What the contract names, whether or not a contract is settled in it here: clients subscribe to all of them at once.</summary>
    private static readonly string[] s_currencies = ["USDT", "BTC", "ETH"];

    public Channel? Find(string topic, SocketSession session)
    {
        if (MakerOf(topic) is not { } maker)
            return null;
        if (session.User is not { } user)
            return Channel.Refused(LoginErrors.Required);
        return maker.Error is { } error ? Channel.Refused(error) : Channel.Of(new TopicKey(topic, user.Number), maker.Make!);
    }

    private (Func<TopicKey, Topic>? Make, SocketError? Error)? MakerOf(string topic) =>
        topic switch
        {
            "spot/user/orders:ALL_SYMBOLS" => (key => new SpotOrderTopic(key, watches, market: null), null),
            "spot/user/balance:BALANCE_UPDATE" => (key => new SpotBalanceTopic(key, watches), null),
            "futures/position" => (key => new FuturesPositionTopic(key, watches), null),
            "futures/order" => (key => new FuturesOrderTopic(key, watches), null),
            _ when topic.StartsWith(OneMarket, StringComparison.Ordinal) => OfMarket(topic[OneMarket.Length..]),
            _ when topic.StartsWith(OneCurrency, StringComparison.Ordinal) => OfCurrency(topic[OneCurrency.Length..]),
            _ => null,
        };

    private (Func<TopicKey, Topic>?, SocketError?) OfMarket(string symbol) =>
        watches.World.Spot.Find(ExchangeId.BitMart, symbol) is { } market
            ? (key => new SpotOrderTopic(key, watches, market.Index), null)
            : (null, SocketErrors.UnknownSymbol(symbol));

    private (Func<TopicKey, Topic>?, SocketError?) OfCurrency(string currency) =>
        s_currencies.Contains(currency) || watches.World.Perpetuals.Contracts(ExchangeId.BitMart).Any(one => one.Record.Quote == currency)
            ? (key => new FuturesAssetTopic(key, watches, currency), null)
            : (null, SocketErrors.UnknownSymbol(currency));
}
