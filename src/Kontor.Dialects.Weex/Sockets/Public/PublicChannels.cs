using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Time;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>
/// What everybody may watch: <c>SYM@channel</c>, the symbol in any case of letters. The two products differ in where a symbol is looked up, in
/// which channels and candles there are, and in what they call a symbol that there is not.
/// </summary>
internal abstract class PublicChannels(WorldClock clock) : IChannels
{
    private const string Depth = "depth";
    private const string Kline = "kline_";

    /// <summary>Makes a topic.</summary>
    /// <param name="Depth">How deep the book is that it shows, if it shows one.</param>
    protected readonly record struct Maker(Func<PublicTopic, Topic> Make, int? Depth = null);

    /// <summary>What the product's topics are called among all others.</summary>
    protected abstract string Product { get; }

    /// <summary>The market of a symbol in upper case, listed or not any more; null when there never was one.</summary>
    protected abstract QuotedMarket? Find(string symbol, out bool isListed);

    protected abstract string UnknownSymbol(string symbol);

    /// <summary>Channels that only this product has.</summary>
    protected abstract Maker? MakerOf(string channel);

    protected abstract CandleInterval? IntervalOf(string text);

    protected abstract CandlePrice? PriceOf(string text);

    public Channel? Find(string name, SocketSession session)
    {
        if (name.IndexOf('@') is not (> 0 and var at))
            return null;
        var (symbol, channel) = (name[..at].ToUpperInvariant(), name[(at + 1)..]);
        if (Read(channel, out var maker) is { } error)
            return Channel.Refused(error);
        if (maker is not { } known)
            return null;
        if (Find(symbol, out var isListed) is not { } market)
            return Channel.Refused(UnknownSymbol(symbol));
        return Channel.Of(
            TopicKey.Public($"{Product}/{symbol}@{channel}"),
            key =>
            {
                var topic = new PublicTopic(key, market, clock);
                return isListed ? known.Make(topic) : new DelistedTopic(topic, known.Depth);
            }
        );
    }

    /// <summary>Finds who makes a channel's topics, nobody, or why a channel of that kind is refused.</summary>
    private string? Read(string channel, out Maker? maker)
    {
        maker = channel switch
        {
            "ticker" => new Maker(static topic => new TickerTopic(topic)),
            "trade" => new Maker(static topic => new TradesTopic(topic)),
            "depth15" => new Maker(static topic => new DepthTopic(topic, 15), 15),
            "depth200" => new Maker(static topic => new DepthTopic(topic, 200), 200),
            _ => MakerOf(channel),
        };
        if (maker is not null)
            return null;
        if (channel.StartsWith(Depth, StringComparison.Ordinal))
            return SocketErrors.BadDepth(channel[Depth.Length..]);
        return channel.StartsWith(Kline, StringComparison.Ordinal) ? ReadKline(channel[Kline.Length..], out maker) : null;
    }

    /// <summary><c>1m_LAST_PRICE</c>.</summary>
    private string? ReadKline(string text, out Maker? maker)
    {
        maker = null;
        var (interval, priceType) = text.IndexOf('_') is >= 0 and var end ? (text[..end], text[(end + 1)..]) : (text, "");
        if (IntervalOf(interval) is not { } length)
            return SocketErrors.BadInterval(interval);
        if (PriceOf(priceType) is not { } price)
            return SocketErrors.BadPriceType(priceType);
        maker = new Maker(topic => new KlineTopic(topic, new KlineName(price, priceType, length, interval)));
        return null;
    }
}
