using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>Who has how much of the chain's own coin, by going through everything that ever moved any.</summary>
internal sealed class Fold
{
    public Dictionary<Address20, Word256> Balances { get; } = [];

    public void Add(ChainBlock block)
    {
        foreach (var grant in block.Grants)
            Give(grant.To, grant.Value);
        Give(block.Miner, block.Reward);
        foreach (var transaction in block.Transactions)
            Add(block, transaction);
    }

    private void Add(ChainBlock block, ChainTransaction transaction)
    {
        var fee = transaction.GasPrice * (ulong)transaction.GasUsed;
        var burnt = (block.BaseFee ?? default) * (ulong)transaction.GasUsed;
        Take(transaction.From, fee);
        Give(block.Miner, fee - burnt);
        if (!transaction.Succeeded)
            return;
        var creation = block.Creations.FirstOrDefault(one => one.TransactionIndex == transaction.Index);
        Move(transaction.From, transaction.To ?? creation.Address, transaction.Value);
        foreach (var transfer in block.InternalTransfers.Where(one => one.TransactionIndex == transaction.Index && one.MovesValue))
            Move(transfer.From, transfer.To, transfer.Value);
    }

    private void Move(Address20 from, Address20 to, Word256 value)
    {
        Take(from, value);
        Give(to, value);
    }

    private void Give(Address20 to, Word256 value) => Balances[to] = Balances.GetValueOrDefault(to) + value;

    private void Take(Address20 from, Word256 value) => Balances[from] = Balances.GetValueOrDefault(from) - value;
}
