namespace Kontor.World.Chains.Utxo;

/// <summary>What must hold on a chain of outputs: hashes, and that nothing comes from nowhere.</summary>
internal static class UtxoChecks
{
    public static void Run(UtxoChain chain, ICollection<string> broken)
    {
        if (!chain.Blocks.IsLinked())
            broken.Add($"chains: {chain.Name}: a block does not hash to what stands in the chain");
        long sum = 0;
        foreach (var (_, coin) in chain.Coins.InOrder)
            sum += coin.Amount;
        if (sum != chain.Supply)
            broken.Add($"chains: {chain.Name}: there are {sum} satoshi, but {chain.Supply} should be");
        foreach (var sent in chain.Pool.ByArrival)
            Check(chain, sent, broken);
    }

    private static void Check(UtxoChain chain, SentCoins sent, ICollection<string> broken)
    {
        long gathered = 0;
        foreach (var input in sent.Transaction.Inputs)
        {
            if (chain.Coins.TryFind(input.Previous, out var coin))
                gathered += coin.Amount;
            else if (chain.Pool.TryFindOutput(input.Previous, out var output))
                gathered += output.Amount;
            else
                broken.Add($"chains: {chain.Name}: {DoubleSha.Text(sent.Id)} waits though {input.Previous} is spent");
        }
        if (gathered - sent.Transaction.AmountOut != sent.Fee)
            broken.Add($"chains: {chain.Name}: {DoubleSha.Text(sent.Id)} does not pay the fee that it says");
    }
}
