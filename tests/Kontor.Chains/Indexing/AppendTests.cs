using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

public sealed class AppendTests : IDisposable
{
    private readonly ChainIndex _index = new(new ChainIndexOptions());
    private readonly RandomChain _chain = new(5, 5);
    private readonly ChainBlock _first;

    public AppendTests()
    {
        _first = _chain.Next(null).Block;
        Assert.True(_index.Append(_first));
    }

    public void Dispose() => _index.Dispose();

    [Fact]
    public void A_block_that_does_not_follow_the_newest_is_not_taken()
    {
        var next = _chain.Next(_first).Block;
        Assert.False(_index.Append(next with { Height = next.Height + 1 }));
        Assert.False(_index.Append(next with { ParentHash = next.Hash }));
        Assert.False(_index.Append(_first));
        Assert.Equal(_first.Hash, _index.Head!.Value.Hash);
        Assert.True(_index.Append(next));
    }

    [Fact]
    public void A_block_that_contradicts_itself_changes_nothing()
    {
        var before = _index.Counts;
        var next = FullBlock();
        ChainBlock[] broken =
        [
            next with
            {
                Hash = _first.Hash,
            },
            next with
            {
                TimeMs = _first.TimeMs - 1,
            },
            next with
            {
                Transactions = [next.Transactions[0], next.Transactions[0] with { Index = 1 }],
            },
            next with
            {
                Transactions = [next.Transactions[0] with { Index = 1 }],
            },
            next with
            {
                Transactions = [next.Transactions[0] with { GasUsed = -1 }],
            },
            next with
            {
                Logs = [new ChainLog(1, 0, Address20.Zero, [], default)],
            },
            next with
            {
                Logs = [new ChainLog(0, 1, Address20.Zero, [], default), new ChainLog(0, 1, Address20.Zero, [], default)],
            },
            next with
            {
                Logs = [new ChainLog(0, 0, Address20.Zero, [.. new Hash32[5]], default)],
            },
            next with
            {
                InternalTransfers = [new InternalTransfer(-1, default, default, 1, CallOperation.Call, true)],
            },
            next with
            {
                Creations = [new ContractCreation(3, default, default, default, 1)],
            },
        ];
        foreach (var block in broken)
            Assert.Throws<InvalidDataException>(() => _index.Append(block));
        Assert.Equal(before, _index.Counts);
        Assert.True(_index.Append(next));
    }

    [Fact]
    public void Going_back_further_than_the_index_reaches_leaves_it_empty_and_ready_for_another_chain()
    {
        _index.Rewind(0);
        Assert.Null(_index.Head);
        Assert.Equal(0, _index.Transactions(HeightRange.All, new PageRequest(0, 10)).Total);
        Assert.True(_index.Append(new RandomChain(6, 5).Next(null).Block with { Height = 7 }));
        Assert.Equal(7, _index.FirstHeight);
    }

    [Fact]
    public void A_debit_of_more_than_there_is_leaves_zero_and_is_undone_exactly()
    {
        var (poor, rich) = (new Address20([.. Enumerable.Repeat((byte)1, 20)]), new Address20([.. Enumerable.Repeat((byte)2, 20)]));
        var paid = FullBlock();
        paid = paid with
        {
            Grants = [new NativeGrant(poor, 30)],
            Transactions = [paid.Transactions[0] with { From = poor, To = rich, Value = 100, GasPrice = 0, Succeeded = true }],
        };
        Assert.True(_index.Append(paid));
        Assert.Equal((Word256.Zero, (Word256)100), (_index.BalanceOf(poor, null), _index.BalanceOf(rich, null)));
        _index.Rewind(_first.Height);
        Assert.Equal((Word256.Zero, Word256.Zero), (_index.BalanceOf(poor, null), _index.BalanceOf(rich, null)));
        Assert.True(_index.Append(paid with { Transactions = [] }));
        Assert.Equal((Word256)30, _index.BalanceOf(poor, null));
    }

    private ChainBlock FullBlock()
    {
        while (true)
        {
            var block = _chain.Next(_first).Block;
            if (block.Transactions.Length > 0)
                return block with
                {
                    Transactions = [block.Transactions[0]],
                    InternalTransfers = [],
                    Logs = [],
                    Creations = [],
                    Grants = [],
                };
        }
    }
}
