using System.Collections.Immutable;

namespace Kontor.World.Chains;

public sealed partial class Chain
{
    public Word256 BalanceOf(Address20 owner) => Ledger[CellKey.Coins(owner)];

    /// <summary>Pieces of a token, or of all items of a collection.</summary>
    public Word256 BalanceOf(Address20 token, Address20 owner) => Ledger[CellKey.Pieces(token, owner)];

    /// <summary>Pieces of one item of a collection.</summary>
    public Word256 BalanceOf(Address20 token, Address20 owner, Word256 item) =>
        Contracts.Find(token)?.Terms.Kind == ContractKind.Erc721
            ? (OwnerOf(token, item) == owner ? Word256.One : Word256.Zero)
            : Ledger[CellKey.ItemPieces(token, owner, item)];

    /// <summary>Who has a unique item; nobody when there is none.</summary>
    public Address20 OwnerOf(Address20 token, Word256 item) => Ledger[CellKey.ItemOwner(token, item)].ToAddress();

    public Word256 AllowanceOf(Address20 token, Address20 owner, Address20 spender) => Ledger[CellKey.Allowance(token, owner, spender)];

    public Word256 SupplyOf(Address20 token) => Ledger[CellKey.Supply(token)];

    /// <summary>Coins that there are: what the genesis gave, less what base fees have destroyed.</summary>
    public Word256 CoinSupply => Ledger[CellKey.Minted] - Ledger[CellKey.Burnt];

    /// <summary>Addresses that have coins.</summary>
    public long CoinHolders => Ledger.CoinHolders;

    /// <summary>Transactions of the address that are in blocks.</summary>
    public long NonceOf(Address20 owner) => (long)(ulong)Ledger[CellKey.Nonce(owner)];

    public Contract? FindContract(Address20 address) => Contracts.Find(address);

    /// <summary>In the order of their creation.</summary>
    public IReadOnlyList<Contract> AllContracts => Contracts.All;

    public SentTransaction? FindPending(Hash32 hash) => Pool.Find(hash);

    /// <summary>Those that no block has yet: what the next block takes first comes first.</summary>
    public ImmutableArray<SentTransaction> Pending => Pool.InOrder(NextBaseFee);

    /// <summary>The tokens in the order of their creation.</summary>
    public IEnumerable<TokenOnChain> Tokens =>
        Contracts
            .All.Where(contract => contract.Terms.IsToken)
            .Select(contract => new TokenOnChain(
                contract,
                SupplyOf(contract.Address),
                (long)(ulong)Ledger[CellKey.Holders(contract.Address)]
            ));

    /// <summary>What the address holds: the chain's own coin first, then tokens in the order of their creation.</summary>
    public ImmutableArray<TokenHolding> HoldingsOf(Address20 owner)
    {
        var holdings = ImmutableArray.CreateBuilder<TokenHolding>();
        if (BalanceOf(owner) is { IsZero: false } coins)
            holdings.Add(new TokenHolding(null, Record.NativeSymbol, Record.NativeDecimals, coins));
        foreach (var contract in Contracts.All)
        {
            if (contract.Terms.IsToken && BalanceOf(contract.Address, owner) is { IsZero: false } pieces)
                holdings.Add(new TokenHolding(contract.Address, contract.Terms.Symbol, contract.Terms.Decimals, pieces));
        }
        return holdings.ToImmutable();
    }
}
