using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>Which transactions wait, and in which order blocks take them.</summary>
public sealed class PoolTests
{
    private static readonly Address20 Ada = ChainScript.Ada;
    private static readonly Address20 Bob = ChainScript.Bob;
    private static readonly Address20 Eve = ChainScript.Eve;

    private static SendTransaction Tipped(Address20 from, long tip) => ChainScript.Pays(from, Eve, 1) with { TipMax = tip };

    [Fact]
    public async Task A_transaction_waits_for_a_block_and_has_the_next_nonce_and_enough_gas()
    {
        await using var script = await ChainScript.StartAsync();
        var first = await script.Send(ChainScript.Pays(Ada, Eve, 5));
        var second = await script.Send(ChainScript.Pays(Ada, Eve, 6));
        Assert.Equal((0L, 1L), (first.Nonce, second.Nonce));
        Assert.Equal(Word256.Zero, await script.CoinsOf(Eve));
        Assert.Equal([first.Hash, second.Hash], (await script.See(chain => chain.Pending)).Select(sent => sent.Hash));
        var block = await script.Mine();
        Assert.Equal([first.Hash, second.Hash], block.Transactions.Select(mined => mined.Hash));
        Assert.All(block.Transactions, mined => Assert.Equal((true, 21_000L), (mined.Receipt.Succeeded, mined.Receipt.GasUsed)));
        Assert.Equal((Word256)11, await script.CoinsOf(Eve));
        Assert.Empty(await script.See(chain => chain.Pending));
        Assert.Equal(2, await script.See(chain => chain.NonceOf(Ada)));
    }

    [Fact]
    public async Task The_dearest_goes_first_and_of_equals_the_earliest()
    {
        await using var script = await ChainScript.StartAsync();
        var low = await script.Send(Tipped(Ada, 10));
        var high = await script.Send(Tipped(Bob, 30));
        var equal = await script.Send(Tipped(ChainScript.Treasury, 10));
        Assert.Equal([high.Hash, low.Hash, equal.Hash], (await script.Mine()).Transactions.Select(mined => mined.Hash));
    }

    [Fact]
    public async Task A_dear_one_behind_a_cheap_one_of_the_same_sender_waits_for_it()
    {
        await using var script = await ChainScript.StartAsync();
        var cheap = await script.Send(Tipped(Ada, 1));
        var dear = await script.Send(Tipped(Ada, 1_000));
        var middle = await script.Send(Tipped(Bob, 10));
        Assert.Equal([middle.Hash, cheap.Hash, dear.Hash], (await script.Mine()).Transactions.Select(mined => mined.Hash));
    }

    [Fact]
    public async Task A_nonce_that_has_not_come_waits_until_the_gap_is_closed()
    {
        await using var script = await ChainScript.StartAsync();
        var later = await script.Send(ChainScript.Pays(Ada, Eve, 1) with { Nonce = 1 });
        Assert.Empty((await script.Mine()).Transactions);
        var now = await script.Send(ChainScript.Pays(Ada, Eve, 1));
        Assert.Equal(0, now.Nonce);
        Assert.Equal([now.Hash, later.Hash], (await script.Mine()).Transactions.Select(mined => mined.Hash));
    }

    [Fact]
    public async Task Whoever_pays_a_tenth_more_takes_the_place_of_his_own_transaction()
    {
        await using var script = await ChainScript.StartAsync();
        var slow = ChainScript.Pays(Ada, Eve, 1) with { Nonce = 0, FeeMax = 10_000_000, TipMax = 1_000 };
        var sent = await script.Send(slow);
        Assert.Equal(sent.Hash, (await script.Send(slow)).Hash);
        Assert.Equal(Reject.FeeTooLow, await script.RejectOf(slow with { Value = 2, FeeMax = 10_999_999, TipMax = 1_100 }));
        Assert.Equal(Reject.FeeTooLow, await script.RejectOf(slow with { Value = 2, FeeMax = 11_000_000, TipMax = 1_099 }));
        var fast = await script.Send(slow with { Value = 2, FeeMax = 11_000_000, TipMax = 1_100 });
        Assert.Equal([fast.Hash], (await script.Mine()).Transactions.Select(mined => mined.Hash));
        Assert.Equal((Word256)2, await script.CoinsOf(Eve));
    }

    [Fact]
    public async Task A_transaction_that_offers_less_than_the_base_fee_waits_until_that_falls()
    {
        await using var script = await ChainScript.StartAsync();
        await script.World.Ok(new ConfigureChain(ChainScript.Name) { BaseFee = 5_000_000 });
        await script.Send(ChainScript.Pays(Ada, Eve, 1) with { FeeMax = 4_000_000, TipMax = 0 });
        Assert.Empty((await script.Mine()).Transactions);
        Assert.Equal(4_375_000, await script.See(chain => chain.NextBaseFee));
        Assert.Empty((await script.Mine()).Transactions);
        Assert.Equal(3_828_125, Assert.Single((await script.Mine()).Transactions).Receipt.GasPrice);
    }

    [Fact]
    public async Task The_base_fee_is_destroyed_and_the_tip_is_the_miners()
    {
        await using var script = await ChainScript.StartAsync();
        var before = await script.CoinsOf(Ada);
        var receipt = await script.Run(ChainScript.Pays(Ada, Eve, 0) with { TipMax = 7 });
        Assert.Equal(1_000_007, receipt.GasPrice);
        Assert.Equal(before - (Word256)(21_000 * 1_000_007UL), await script.CoinsOf(Ada));
        Assert.Equal((Word256)(21_000 * 7UL), await script.CoinsOf(ChainSamples.XLayer.Miner));
        Assert.Equal((ChainScript.Coin * 1_110) - (Word256)(21_000 * 1_000_000UL), await script.See(chain => chain.CoinSupply));
    }

    [Fact]
    public async Task A_block_takes_no_more_than_its_gas()
    {
        await using var script = await ChainScript.StartAsync(settings: new ChainSettings { GasLimit = 63_000 });
        for (var count = 0; count < 5; count++)
            await script.Send(ChainScript.Pays(Ada, Eve, 1) with { GasLimit = 21_000 });
        Assert.Equal(3, (await script.Mine()).Transactions.Length);
        Assert.Equal(2, (await script.Mine()).Transactions.Length);
    }

    [Fact]
    public async Task Money_that_is_spent_before_its_turn_comes_drops_a_transaction()
    {
        await using var script = await ChainScript.StartAsync();
        var most = ChainScript.Coin * 9;
        var first = await script.Send(ChainScript.Pays(Bob, Eve, most));
        await script.Send(ChainScript.Pays(Bob, Ada, most));
        Assert.Equal([first.Hash], (await script.Mine()).Transactions.Select(mined => mined.Hash));
        Assert.Empty(await script.See(chain => chain.Pending));
    }

    [Fact]
    public async Task When_the_pool_is_full_the_cheapest_leaves_for_whoever_pays_more()
    {
        await using var script = await ChainScript.StartAsync();
        var senders = new List<Address20>();
        for (byte number = 100; number < 117; number++)
        {
            senders.Add(ChainSamples.Somebody(number));
            await script.Send(ChainScript.Pays(ChainScript.Treasury, senders[^1], ChainScript.Coin));
        }
        await script.Mine();
        var first = await script.Send(ChainScript.Pays(senders[0], Eve, 1) with { FeeMax = 2_000_000, TipMax = 0 });
        for (var count = 1; count < ChainBounds.PendingMax; count++)
            await script.Send(ChainScript.Pays(senders[count % 16], Eve, 1) with { FeeMax = 3_000_000, TipMax = 0 });
        Assert.Equal(ChainBounds.PendingMax, (await script.See(chain => chain.Pending)).Length);
        var late = ChainScript.Pays(senders[16], Eve, 1) with { TipMax = 0 };
        Assert.Equal(Reject.TooMany, await script.RejectOf(late with { FeeMax = 2_000_000 }));
        await script.Send(late with { FeeMax = 2_000_001 });
        Assert.Null(await script.See(chain => chain.FindPending(first.Hash)));
        Assert.Equal(ChainBounds.PendingMax, (await script.See(chain => chain.Pending)).Length);
    }

    [Fact]
    public async Task What_is_no_transaction_is_refused()
    {
        await using var script = await ChainScript.StartAsync();
        var good = ChainScript.Pays(Ada, Eve, 1);
        await script.Run(good);
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(good with { Chain = "none" }));
        Assert.Equal(Reject.Malformed, await script.RejectOf(good with { TipMax = 2, FeeMax = 1_000_000, GasLimit = -1 }));
        Assert.Equal(Reject.Malformed, await script.RejectOf(good with { TipMax = -2 }));
        Assert.Equal(Reject.Malformed, await script.RejectOf(good with { Input = new byte[ChainBounds.InputBytesMax + 1] }));
        Assert.Equal(Reject.Malformed, await script.RejectOf(good with { To = null }));
        Assert.Equal(Reject.SenderIsContract, await script.RejectOf(good with { From = ChainSamples.Usdt }));
        Assert.Equal(Reject.SenderIsContract, await script.RejectOf(good with { From = Address20.Zero }));
        Assert.Equal(Reject.NonceTooLow, await script.RejectOf(good with { Nonce = 0 }));
        Assert.Equal(Reject.TooMany, await script.RejectOf(good with { Nonce = 1_000 }));
        Assert.Equal(Reject.GasTooLow, await script.RejectOf(good with { GasLimit = 20_999 }));
        Assert.Equal(Reject.AboveMaximum, await script.RejectOf(good with { GasLimit = 30_000_001 }));
        Assert.Equal(Reject.FeeTooLow, await script.RejectOf(good with { FeeMax = 999_999 }));
        Assert.Equal(Reject.NotEnough, await script.RejectOf(good with { Value = ChainScript.Coin * 100 }));
        Assert.Equal(Reject.NotEnough, await script.RejectOf(good with { Value = Word256.Max }));
    }
}
