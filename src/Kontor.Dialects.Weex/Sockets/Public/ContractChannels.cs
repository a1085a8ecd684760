using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Dialects.Weex.Wire;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>What everybody may watch of contracts, those of demo trading included.</summary>
internal sealed class ContractChannels(TradingHouse house) : PublicChannels(house.World.Clock)
{
    protected override string Product => "contract";

    protected override QuotedMarket? Find(string symbol, out bool isListed)
    {
        // What is only being prepared is nobody's business yet.
        var contract = house.Contract(symbol) is { IsListed: true } found ? found : null;
        isListed = contract?.IsShown == true;
        return contract is null ? null : QuotedMarket.Of(contract);
    }

    protected override string UnknownSymbol(string symbol) => SocketErrors.UnknownContract(symbol);

    protected override Maker? MakerOf(string channel) => null;

    protected override CandleInterval? IntervalOf(string text) => Intervals.OfContract(text);

    protected override CandlePrice? PriceOf(string text) =>
        text switch
        {
            "LAST_PRICE" => CandlePrice.Last,
            "MARK_PRICE" => CandlePrice.Mark,
            _ => null,
        };
}
