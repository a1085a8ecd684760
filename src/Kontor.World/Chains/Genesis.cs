using System.Collections.Immutable;

namespace Kontor.World.Chains;

/// <summary>What makes no genesis: two contracts at one address, two gifts of one token to one address, or a token that is not there.</summary>
internal static class GenesisRules
{
    public static Reject Check(DefineChain genesis)
    {
        var kinds = new Dictionary<Address20, ContractKind>();
        foreach (var (address, terms) in genesis.Contracts)
        {
            if (!terms.IsWellFormed || address.IsZero || !terms.Supply.IsZero)
                return Reject.Malformed;
            if (!kinds.TryAdd(address, terms.Kind))
                return Reject.Conflict;
        }
        if (genesis.Contracts.Length > ChainBounds.ContractsMax)
            return Reject.TooMany;
        return CheckAllocations(genesis, kinds);
    }

    private static Reject CheckAllocations(DefineChain genesis, Dictionary<Address20, ContractKind> kinds)
    {
        var seen = new HashSet<(Address20, Address20?)>();
        var supplies = new Dictionary<Address20, Word256>();
        foreach (var (address, contract, amount) in genesis.Allocations)
        {
            if (address.IsZero || amount.IsZero)
                return Reject.Malformed;
            // Only equal pieces can be given without saying which.
            if (contract is { } token && kinds.GetValueOrDefault(token) != ContractKind.Erc20)
                return Reject.UnknownToken;
            if (!seen.Add((address, contract)))
                return Reject.Conflict;
            var key = contract ?? Address20.Zero;
            if (!Word256.TryAdd(supplies.GetValueOrDefault(key), amount, out var supply))
                return Reject.Overflow;
            supplies[key] = supply;
        }
        return Reject.None;
    }
}

/// <summary>
/// Makes the first block of a chain. Coins are simply there; tokens are minted by transactions of the treasury that cost nothing, so that
/// whoever adds up the events of a chain comes to the balances that it has.
/// </summary>
internal static class GenesisMaker
{
    public static void Make(Chain chain, DefineChain genesis)
    {
        foreach (var (address, terms) in genesis.Contracts)
            chain.Contracts.TryAdd(ContractOf(chain, address, terms));
        var coins = genesis.Allocations.Where(allocation => allocation.Contract is null).ToImmutableArray();
        foreach (var gift in coins)
        {
            chain.Ledger.Add(CellKey.Minted, gift.Amount);
            chain.Ledger.Add(CellKey.Coins(gift.Address), gift.Amount);
        }
        var header = new BlockHeader
        {
            Height = 0,
            ParentHash = Hash32.Zero,
            Miner = chain.Record.Miner,
            StateRoot = StateRootOf(genesis),
            GasLimit = chain.Settings.GasLimit,
            TimeS = chain.Record.GenesisMs / 1000,
        };
        var mints = Mint(chain, genesis);
        var block = new Block(Block.Sealed(header, mints), chain.Record.GenesisMs, mints, coins);
        chain.Blocks.Add(new RecentBlock(block, chain.Ledger.TakeChanges(), 0));
    }

    private static ImmutableArray<MinedTransaction> Mint(Chain chain, DefineChain genesis)
    {
        var block = new BlockTerms(0, chain.Record.GenesisMs, 0, chain.Record.Miner);
        var mints = ImmutableArray.CreateBuilder<MinedTransaction>();
        foreach (var (address, contract, amount) in genesis.Allocations)
        {
            if (contract is not { } token)
                continue;
            var terms = new TransactionTerms
            {
                From = chain.Record.Treasury,
                To = token,
                Nonce = mints.Count,
                GasLimit = 0,
                FeeMax = 0,
                TipMax = 0,
                Input = TokenCall.Mint(address, amount),
            };
            terms = terms with { GasLimit = Gas.Needed(terms, ContractKind.Erc20) };
            var sent = SentTransaction.Of(terms, chain.Record.ChainId, chain.Record.GenesisMs, chain.TakeArrival());
            var receipt = chain.Machine.Run(sent, block);
            Invariant.Holds(receipt.Succeeded);
            mints.Add(new MinedTransaction(sent, receipt));
        }
        return mints.ToImmutable();
    }

    private static Contract ContractOf(Chain chain, Address20 address, ContractTerms terms) =>
        new()
        {
            Address = address,
            Terms = terms,
            Creator = chain.Record.Treasury,
            CreatedHeight = 0,
            CreatedMs = chain.Record.GenesisMs,
            Code = InitCode.Stand(terms.Kind),
        };

    // A commitment to what the chain begins with, but not Ethereum's tree: nobody can ask for a proof from it.
    private static Hash32 StateRootOf(DefineChain genesis)
    {
        var list = new RlpList().Add((UInt128)genesis.Chain.ChainId);
        foreach (var (address, terms) in genesis.Contracts)
            list.Add(new RlpList().Add(address).Add((UInt128)(byte)terms.Kind).Add(System.Text.Encoding.UTF8.GetBytes(terms.Symbol)));
        foreach (var (address, contract, amount) in genesis.Allocations)
            list.Add(new RlpList().Add(address).Add(contract is { } token ? token.ToArray() : []).Add(amount));
        return Hash32.Of(list.Encode());
    }
}
