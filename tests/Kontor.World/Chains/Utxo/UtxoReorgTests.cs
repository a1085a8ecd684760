using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using static Kontor.World.Tests.Chains.Utxo.UtxoScript;

namespace Kontor.World.Tests.Chains.Utxo;

public sealed class UtxoReorgTests
{
    [Fact]
    public async Task Undone_blocks_give_back_what_was_spent_and_their_transactions_wait_again()
    {
        await using var script = await StartAsync();
        await script.Mine();
        var before = await script.Coins();
        var first = await script.Send(Pays(Ada, Eve, 7 * Btc));
        var second = await script.Send(Pays(Eve, Bob, Btc));
        await script.Mine();
        var third = await script.Send(Pays(Bob, Ada, Btc));
        var block = await script.Mine();
        var tip = await script.World.Ok(new ReorgChain(Name, 2, KeepsTransactions: true));
        Assert.Equal((1L, before), (tip.Height, await script.Coins()));
        Assert.Equal([first.Id, second.Id, third.Id], await script.See(chain => chain.Pool.ByArrival.Select(sent => sent.Id)));
        // The same height and the same instant, but not the same block.
        var again = await script.Mine();
        Assert.Equal(3, again.Transactions.Length - 1);
        Assert.NotEqual(block.ParentHash, again.Hash);
        Assert.Equal(Btc, await script.BalanceOf(Ada) - (Btc - first.Fee));
    }

    [Fact]
    public async Task What_is_forgotten_takes_with_it_whatever_stood_upon_it()
    {
        await using var script = await StartAsync();
        var before = await script.Coins();
        await script.Send(Pays(Ada, Eve, 2 * Btc));
        await script.Mine();
        await script.Send(Pays(Eve, Bob, Btc));
        var own = await script.Send(Pays(Bob, Treasury, Btc));
        await script.World.Ok(new ReorgChain(Name, 1, KeepsTransactions: false));
        Assert.Equal(before, await script.Coins());
        Assert.Equal([own.Id], await script.See(chain => chain.Pending.Select(sent => sent.Id)));
        // Whoever does the same again sends the same transaction.
        var once = await script.Send(Pays(Ada, Eve, 2 * Btc));
        await script.World.Ok(new MineBlocks(Name, 1));
        await script.World.Ok(new ReorgChain(Name, 1, KeepsTransactions: false));
        Assert.Equal(once.Id, (await script.Send(Pays(Ada, Eve, 2 * Btc))).Id);
    }

    [Fact]
    public async Task What_a_miner_got_there_never_was_and_whoever_spent_it_did_not()
    {
        await using var script = await StartAsync();
        await script.Mine(6);
        await script.Send(Pays(Miner, Eve, 6 * Btc));
        await script.Mine();
        await script.World.Ok(new ReorgChain(Name, 6, KeepsTransactions: true));
        // The second of the two coins that were spent stood in an undone block.
        Assert.Equal((312_500_000L, 0), (await script.BalanceOf(Miner), await script.See(chain => chain.Pending.Length)));
    }

    [Fact]
    public async Task What_is_not_ripe_any_more_waits_until_it_is_again()
    {
        await using var script = await StartAsync();
        await script.Mine(5);
        var sent = await script.Send(Pays(Miner, Eve, 2 * Btc));
        await script.Mine();
        await script.World.Ok(new ReorgChain(Name, 4, KeepsTransactions: true));
        Assert.Single((await script.Mine()).Transactions);
        Assert.Single((await script.Mine(2)).Transactions);
        Assert.Equal([sent.Id], (await script.Mine()).Transactions.Skip(1).Select(mined => mined.Id));
    }

    [Fact]
    public async Task No_chain_is_rewritten_below_what_is_final()
    {
        await using var script = await StartAsync();
        await script.Mine(200);
        Assert.Equal(Reject.ReorgTooDeep, await script.World.RejectOf(new ReorgChain(Name, 129, KeepsTransactions: true)));
        Assert.Equal(72, (await script.World.Ok(new ReorgChain(Name, 128, KeepsTransactions: true))).Height);
    }
}
