using Kontor.World.Spot;

namespace Kontor.Exchanges;

/// <summary>Which markets are shown to the public.</summary>
public static class MarketListing
{
    extension(SpotMarketView market)
    {
        public bool IsListed => market.Record.State != MarketState.Delisted;
    }
}
