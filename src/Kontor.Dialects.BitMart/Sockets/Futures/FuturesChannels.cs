using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary>
/// The public channels of futures: <c>futures/&lt;channel&gt;:&lt;symbol&gt;</c>, some of them with <c>@100ms</c> or <c>@200ms</c> behind, which
/// says how often they may speak. A symbol that nobody knows is refused as an invalid channel: by these words clients know it.
/// </summary>
internal sealed class FuturesChannels(LiveWorld world) : IChannels
{
    private const string AllTickers = "ticker";
    private const int CadenceMsDefault = 200;

    private delegate Topic Maker(FuturesTopic topic);

    public Channel? Find(string topic, SocketSession session)
    {
        if (!topic.StartsWith(Tongue.Futures.Prefix))
            return null;
        var name = topic[Tongue.Futures.Prefix.Length..];
        if (CadenceOf(name, out var plain) is not { } cadenceMs)
            return Channel.Refused(SocketErrors.InvalidChannel(name));
        if (plain == AllTickers)
            return Channel.Of(TopicKey.Public(topic), key => new FuturesTickersTopic(key, world, cadenceMs));
        var colon = plain.IndexOf(':');
        if (colon < 0 || MakerOf(plain[..colon]) is not { } make)
            return null;
        return world.Perpetuals.Find(ExchangeId.BitMart, plain[(colon + 1)..]) is { } contract && contract.IsListed
            ? Channel.Of(TopicKey.Public(topic), key => make(new FuturesTopic(key, contract, world.Clock, cadenceMs)))
            : Channel.Refused(SocketErrors.InvalidChannel(plain));
    }

    /// <summary>How often a channel may speak at most; null when what is asked for is not on offer.</summary>
    private static int? CadenceOf(string name, out string plain)
    {
        var at = name.IndexOf('@');
        plain = at < 0 ? name : name[..at];
        if (at < 0)
            return CadenceMsDefault;
        return name[(at + 1)..] switch
        {
            _ when !IsPaced(plain) => null,
            "100ms" => 100,
            "200ms" => 200,
            _ => null,
        };
    }

    private static bool IsPaced(string plain) => plain.StartsWith("depth") || plain.StartsWith("ticker") || plain.StartsWith("bookticker");

    private static Maker? MakerOf(string channel) =>
        channel switch
        {
            "ticker" => static topic => new FuturesTickerTopic(topic),
            "bookticker" => static topic => new FuturesBestTopic(topic),
            "depth5" => static topic => new FuturesDepthTopic(topic, 5),
            "depth20" => static topic => new FuturesDepthTopic(topic, 20),
            "depth50" => static topic => new FuturesDepthTopic(topic, 50),
            "depthAll5" => static topic => new FuturesDepthAllTopic(topic, 5),
            "depthAll20" => static topic => new FuturesDepthAllTopic(topic, 20),
            "depthAll50" => static topic => new FuturesDepthAllTopic(topic, 50),
            "depthIncrease5" => static topic => new FuturesDepthDeltaTopic(topic, 5),
            "depthIncrease20" => static topic => new FuturesDepthDeltaTopic(topic, 20),
            "depthIncrease50" => static topic => new FuturesDepthDeltaTopic(topic, 50),
            "trade" => static topic => new FuturesTradeTopic(topic),
            "fundingRate" => static topic => new FuturesFundingTopic(topic),
            _ => CandlesOf(channel, "klineBin", CandlePrice.Last) ?? CandlesOf(channel, "markPriceKlineBin", CandlePrice.Mark),
        };

    private static Maker? CandlesOf(string channel, string prefix, CandlePrice price) =>
        CandleNames.In(channel, prefix) is { } interval and not CandleInterval.Month1
            ? topic => new FuturesCandleTopic(topic, price, interval)
            : null;
}
