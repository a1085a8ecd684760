using Kontor.Dialects.Weex.Wire;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>What everybody may watch of spot.</summary>
internal sealed class SpotChannels(TradingHouse house) : PublicChannels(house.World.Clock)
{
    protected override string Product => "spot";

    protected override QuotedMarket? Find(string symbol, out bool isListed)
    {
        var market = house.Market(symbol);
        isListed = market?.IsListed == true;
        return market is null ? null : QuotedMarket.Of(market);
    }

    protected override string UnknownSymbol(string symbol) => SocketErrors.UnknownMarket(symbol);

    protected override Maker? MakerOf(string channel) => channel == "bookTicker" ? new Maker(static topic => new BestTopic(topic)) : null;

    protected override CandleInterval? IntervalOf(string text) => Intervals.OfSpot(text);

    protected override CandlePrice? PriceOf(string text) => text == "LAST_PRICE" ? CandlePrice.Last : null;
}
