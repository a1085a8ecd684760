using Kontor.World.Perpetuals;

namespace Kontor.Exchanges;

/// <summary>Which contracts are shown to the public: what one will be that is only being prepared is nobody's business yet.</summary>
public static class ContractListing
{
    extension(ContractView contract)
    {
        public bool IsListed => contract.Record.State is not (ContractState.Approving or ContractState.Testing);
    }
}
