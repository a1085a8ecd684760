namespace Kontor.World.MarketData;

/// <summary>
/// A market over the last 24 hours. The window moves in whole minutes: it is the minute that the time falls into and the 1,439 before it.
/// Without a trade in the window its prices are all the last price; without a trade ever, they are 0.
/// </summary>
/// <param name="Window">Prices and sums over the window. It starts when the window does.</param>
/// <param name="LastTrade">None before the first trade.</param>
/// <param name="BestBid">None when nobody buys.</param>
/// <param name="BestAsk">None when nobody sells.</param>
public sealed record TickerView(long TimeMs, Candle Window, TapeTrade? LastTrade, DepthLevel? BestBid, DepthLevel? BestAsk)
{
    public long LastTicks => Window.Close;
}
