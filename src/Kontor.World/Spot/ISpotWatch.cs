namespace Kontor.World.Spot;

/// <summary>Who must know what spot trading does to wallets and prices: isolated margin.</summary>
internal interface ISpotWatch
{
    /// <summary>Whether somebody may place an order in the isolated margin wallet of a market.</summary>
    Reject MayTrade(long user, SpotMarket market);

    /// <summary>A trade has changed what lies in an isolated margin wallet.</summary>
    void WalletTraded(long user, SpotMarket market, long nowMs);

    /// <summary>The last price of a market is another one.</summary>
    void PriceMoved(SpotMarket market, long nowMs);
}
