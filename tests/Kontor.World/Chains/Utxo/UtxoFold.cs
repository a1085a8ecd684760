using Kontor.World.Chains.Utxo;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>The obvious way to know who has what: go through the blocks and add up, knowing nothing but the outputs themselves.</summary>
internal sealed class UtxoFold
{
    private readonly Dictionary<(string, uint), UtxoOutput> _unspent = [];

    public void Add(UtxoBlock block)
    {
        foreach (var (transaction, spent) in block.Transactions.Select(mined => (mined.Transaction, mined.Spent)))
        {
            long gathered = 0;
            for (var index = 0; index < spent.Length; index++)
            {
                var previous = transaction.Inputs[index].Previous;
                Assert.True(_unspent.Remove((DoubleSha.Text(previous.TransactionId), previous.Index), out var output));
                // What a block says that it has spent is what was there.
                Assert.Equal(output, new UtxoOutput(spent[index].Amount, spent[index].Owner));
                gathered += output.Amount;
            }
            if (!transaction.IsCoinbase)
                Assert.True(gathered >= transaction.AmountOut, "Something comes from nothing.");
            for (var index = 0U; index < transaction.Outputs.Length; index++)
            {
                if (transaction.Outputs[(int)index].Amount > 0)
                    _unspent.Add((DoubleSha.Text(transaction.Id), index), transaction.Outputs[(int)index]);
            }
        }
    }

    public long Sum => _unspent.Values.Sum(output => output.Amount);

    public SortedDictionary<Script, long> Balances()
    {
        var balances = new SortedDictionary<Script, long>();
        foreach (var (amount, owner) in _unspent.Values)
            balances[owner] = balances.GetValueOrDefault(owner) + amount;
        return balances;
    }
}
