namespace Kontor.World.Chains;

/// <summary>What must hold on a chain: hashes, and that nothing comes from nowhere.</summary>
internal static class ChainChecks
{
    public static void Run(Chain chain, ICollection<string> broken)
    {
        if (!chain.Blocks.IsLinked())
            broken.Add($"chains: {chain.Name}: a block does not hash to what stands in the chain");
        if (chain.Ledger.Mark != 0)
            broken.Add($"chains: {chain.Name}: something changed the ledger outside any block");
        CheckSums(chain, broken);
        foreach (var pending in chain.Pool.ByArrival)
        {
            if (pending.Nonce < chain.NonceOf(pending.From))
                broken.Add($"chains: {chain.Name}: {pending.Hash} waits though its nonce is used");
        }
    }

    private static void CheckSums(Chain chain, ICollection<string> broken)
    {
        var coins = Word256.Zero;
        var pieces = new Dictionary<Address20, (Word256 Sum, Word256 Holders, Word256 Items)>();
        foreach (var (key, value) in chain.Ledger.All)
        {
            if (key.Kind == CellKind.Coins)
                coins += value;
            var (sum, holders, items) = pieces.GetValueOrDefault(key.Place);
            if (key.Kind == CellKind.Pieces)
                pieces[key.Place] = (sum + value, holders + Word256.One, items);
            else if (key.Kind == CellKind.ItemOwner)
                pieces[key.Place] = (sum, holders, items + Word256.One);
            else if (key.Kind == CellKind.ItemPieces)
                pieces[key.Place] = (sum, holders, items + value);
        }
        if (coins != chain.CoinSupply)
            broken.Add($"chains: {chain.Name}: there are {coins} coins, but {chain.CoinSupply} should be");
        foreach (var token in chain.Tokens)
            CheckToken(chain, token, pieces.GetValueOrDefault(token.Contract.Address), broken);
    }

    private static void CheckToken(
        Chain chain,
        TokenOnChain token,
        (Word256 Sum, Word256 Holders, Word256 Items) found,
        ICollection<string> broken
    )
    {
        if (found.Sum != token.Supply || found.Holders != (ulong)token.Holders)
            broken.Add($"chains: {chain.Name}: the holders of {token.Contract.Terms.Symbol} do not have its supply");
        if (token.Contract.Terms.Kind != ContractKind.Erc20 && found.Items != token.Supply)
            broken.Add($"chains: {chain.Name}: the items of {token.Contract.Terms.Symbol} are not its supply");
    }
}
