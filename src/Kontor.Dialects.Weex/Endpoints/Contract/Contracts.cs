using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// Which contract a call means. Demo contracts are contracts like all others, settled in a coin that is worth nothing; they are listed with the rest
/// and traded through endpoints of their own.
/// </summary>
internal static class Contracts
{
    /// <summary>What demo contracts are settled in.</summary>
    public const string DemoCoin = "SUSDT";

    extension(ContractView contract)
    {
        /// <summary>A contract that was taken off the list disappears.</summary>
        public bool IsShown => contract.IsListed && contract.Record.State != ContractState.Offline;

        public bool IsDemo => string.Equals(contract.Record.Quote, DemoCoin, StringComparison.Ordinal);
    }

    extension(TradingHouse house)
    {
        /// <summary>The contract that must be named to look at it. The contract reads it in any case of letters.</summary>
        public Refusal? ShownContract(CallParameters given, out ContractText contract)
        {
            contract = null!;
            if (given["symbol"] is not { } symbol)
                return Errors.ParamEmpty.With("symbol");
            if (house.Contract(symbol.ToUpperInvariant()) is not { IsShown: true } found)
                return Errors.ParamError.With("symbol");
            contract = new ContractText(found);
            return null;
        }

        /// <summary>The contract that may be named to look at it, or all of them in the order in which they were listed.</summary>
        public Refusal? ShownContracts(CallParameters given, out IEnumerable<ContractView> contracts)
        {
            contracts = [];
            if (given["symbol"] is null)
            {
                contracts = house.Contracts.Where(contract => contract.IsShown);
                return null;
            }
            if (house.ShownContract(given, out var one) is { } refusal)
                return refusal;
            contracts = [one.Contract];
            return null;
        }

        /// <summary>The contract that must be named to trade it, or to ask what one holds there.</summary>
        public Refusal? TradedContract(CallParameters given, bool isDemo, out ContractText contract)
        {
            contract = null!;
            if (given["symbol"] is null)
                return Errors.ParamEmpty.With("symbol");
            if (house.NamedContract(given, isDemo, out var found) is { } refusal)
                return refusal;
            if (!found!.Contract.Record.IsApiTradable)
                return Errors.NoPermissionTradePair;
            contract = found;
            return null;
        }

        /// <summary>The contract that may be named; null stands for all of them.</summary>
        public Refusal? NamedContract(CallParameters given, bool isDemo, out ContractText? contract)
        {
            contract = null;
            if (given["symbol"] is not { } symbol)
                return null;
            if (!Symbols.IsWellFormed(symbol) || house.Contract(symbol) is not { IsListed: true } found || found.IsDemo != isDemo)
                return Errors.InvalidSymbol;
            contract = new ContractText(found);
            return null;
        }
    }
}
