using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>This family knows a contract by a number, counted from 1 in the order in which the house listed them.</summary>
internal static class ContractIds
{
    public static int Of(ContractView contract) => Of(contract.Index);

    public static int Of(int index) => index + 1;

    public static ContractView? Find(FuturesHouse house, long id) =>
        house.House.Contracts.FirstOrDefault(contract => Of(contract) == id && contract.IsListed);

    /// <summary>The contract that a request names.</summary>
    public static Refusal? Require(FuturesHouse house, in Parameters given, out ContractView contract) =>
        Require(house, given, "contractID", "contract_id", out contract);

    public static Refusal? Require(FuturesHouse house, in Parameters given, string name, string alias, out ContractView contract)
    {
        contract = null!;
        if (given.Whole(name, alias, out var id) is { } malformed)
            return malformed;
        if (id is null)
            return ParameterFamily.Contract.Missing(name);
        if (Find(house, id.Value) is not { } found)
            return Errors.ContractNotFound;
        contract = found;
        return null;
    }
}
