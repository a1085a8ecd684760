using Kontor.Dialects.BitMart.Endpoints.Spot;
using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Sockets.Spot;

/// <summary>The public channels of spot: <c>spot/&lt;channel&gt;:&lt;symbol&gt;</c>.</summary>
internal sealed class SpotChannels(LiveWorld world) : IChannels
{
    public Channel? Find(string topic, SocketSession session)
    {
        var colon = topic.IndexOf(':');
        if (colon < 0 || !topic.StartsWith(Tongue.Spot.Prefix) || MakerOf(topic[Tongue.Spot.Prefix.Length..colon]) is not { } make)
            return null;
        var symbol = topic[(colon + 1)..];
        return world.Spot.Find(ExchangeId.BitMart, symbol) is { IsListed: true } market
            ? Channel.Of(TopicKey.Public(topic), key => make(new SpotTopic(key, market, world.Clock)))
            : Channel.Refused(SocketErrors.UnknownSymbol(symbol));
    }

    private static Func<SpotTopic, Topic>? MakerOf(string channel) =>
        channel switch
        {
            "ticker" => static topic => new SpotTickerTopic(topic),
            "bookTicker" => static topic => new SpotBestTopic(topic),
            "depth5" => static topic => new SpotDepthTopic(topic, 5),
            "depth20" => static topic => new SpotDepthTopic(topic, 20),
            "depth50" => static topic => new SpotDepthTopic(topic, 50),
            "depth/increase100" => static topic => new SpotDepthDeltaTopic(topic),
            "trade" => static topic => new SpotTradeTopic(topic),
            _ when CandleNames.In(channel, "kline") is { } interval => topic => new SpotCandleTopic(topic, interval),
            _ => null,
        };
}
