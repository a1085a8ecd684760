using System.Collections.Immutable;

namespace Kontor.World.Chains.Utxo;

/// <summary>Makes the next block of a chain out of what waits, and takes blocks back.</summary>
internal static class UtxoBlockMaker
{
    /// <summary>What the header and the coinbase of a block may weigh.</summary>
    private const int ReservedWeight = 4_000 + 1;

    public static UtxoBlock Make(UtxoChain chain, long nowMs)
    {
        var parent = chain.Blocks.Tip;
        // A block is never older than its parent, whatever instant the genesis was given.
        var (height, timeMs) = (parent.Height + 1, Math.Max(nowMs, parent.TimeMs));
        var others = TakeTransactions(chain, height);
        var reward = chain.Terms.SubsidyAt(height) + others.Sum(mined => mined.Fee);
        var miner = BitcoinAddress.WitnessKeyHash(chain.Record.Miner);
        var coinbase = CoinbaseMaker.Make(height, chain.Forks, reward, miner, others);
        return Seal(chain, parent.Hash, height, timeMs, [new MinedCoins(new SentCoins(coinbase, 0, timeMs, 0), []), .. others]);
    }

    /// <summary>The first block: what everybody begins with stands in its only transaction.</summary>
    public static UtxoBlock MakeGenesis(UtxoChain chain, ImmutableArray<UtxoOutput> gifts)
    {
        var coinbase = CoinbaseMaker.Genesis(chain.Name, gifts);
        var timeMs = chain.Record.GenesisMs;
        chain.Allocated = coinbase.AmountOut;
        return Seal(chain, Hash32.Zero, 0, timeMs, [new MinedCoins(new SentCoins(coinbase, 0, timeMs, 0), [])]);
    }

    /// <summary>Undoes the newest block and answers it.</summary>
    public static UtxoBlock Undo(UtxoChain chain)
    {
        var block = chain.Blocks.TakeTip();
        foreach (var mined in block.Transactions.Reverse())
        {
            foreach (var (point, _) in block.CoinsOf(mined.Transaction))
                chain.Coins.Take(point);
            for (var index = 0; index < mined.Spent.Length; index++)
                chain.Coins.Add(mined.Transaction.Inputs[index].Previous, mined.Spent[index]);
        }
        return block;
    }

    // What the others leave is there already, as one of them may spend what another one leaves.
    private static UtxoBlock Seal(UtxoChain chain, Hash32 parent, long height, long timeMs, ImmutableArray<MinedCoins> transactions)
    {
        var header = new UtxoHeader
        {
            Parent = parent,
            MerkleRoot = MerkleTree.RootOf([.. transactions.Select(mined => mined.Id)]),
            TimeS = unchecked((uint)(timeMs / 1000)),
        };
        var block = new UtxoBlock(header.Solved(), height, timeMs, transactions);
        foreach (var (point, coin) in block.CoinsOf(block.Coinbase))
            chain.Coins.Add(point, coin);
        chain.Blocks.Add(block);
        return block;
    }

    // One that spends what another one leaves can be taken as soon as that one is.
    private static ImmutableArray<MinedCoins> TakeTransactions(UtxoChain chain, long height)
    {
        var ready = new SortedSet<SentCoins>(chain.Pool.ByArrival.Where(sent => IsReady(chain, sent, height)), FeeRateOrder.Instance);
        var mined = ImmutableArray.CreateBuilder<MinedCoins>();
        var weightLeft = UtxoBounds.BlockWeightMax - ReservedWeight;
        while (ready.Min is { } next)
        {
            ready.Remove(next);
            if (next.Transaction.Weight > weightLeft)
                continue;
            weightLeft -= next.Transaction.Weight;
            mined.Add(Take(chain, next, height));
            foreach (var child in chain.Pool.ChildrenOf(next.Transaction))
            {
                if (IsReady(chain, child, height))
                    ready.Add(child);
            }
        }
        return mined.ToImmutable();
    }

    private static MinedCoins Take(UtxoChain chain, SentCoins sent, long height)
    {
        chain.Pool.Remove(sent);
        var spent = sent.Transaction.Inputs.Select(input => chain.Coins.Take(input.Previous)).ToImmutableArray();
        for (var index = 0; index < sent.Transaction.Outputs.Length; index++)
        {
            var (amount, owner) = sent.Transaction.Outputs[index];
            chain.Coins.Add(new OutPoint(sent.Id, (uint)index), new Coin(amount, owner, height, IsCoinbase: false));
        }
        return new MinedCoins(sent, spent);
    }

    private static bool IsReady(UtxoChain chain, SentCoins sent, long height)
    {
        if (!sent.Pays(chain.Settings.BaseFeeMin))
            return false;
        foreach (var input in sent.Transaction.Inputs)
        {
            if (!chain.Coins.TryFind(input.Previous, out var coin) || !chain.IsRipe(coin, height))
                return false;
        }
        return true;
    }
}
