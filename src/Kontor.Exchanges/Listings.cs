using Kontor.World.Perpetuals;
using Kontor.World.Spot;

namespace Kontor.Exchanges;

/// <summary>What is shown to the public.</summary>
public static class Listings
{
    extension(SpotMarketView market)
    {
        public bool IsListed => market.Record.State != MarketState.Delisted;
    }

    extension(ContractView contract)
    {
        /// <summary>What a contract will be that is only being prepared is nobody's business yet.</summary>
        public bool IsListed => contract.Record.State is not (ContractState.Approving or ContractState.Testing);
    }
}
