using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Commands;
using static Kontor.World.Tests.Chains.Utxo.UtxoScript;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>Ada has coins of 5 and 3, Bob one of 2.</summary>
public sealed class SendCoinsTests
{
    [Fact]
    public async Task The_largest_coins_are_spent_first_and_what_is_left_over_comes_back()
    {
        await using var script = await StartAsync();
        var sent = await script.Send(Pays(Ada, Eve, 6 * Btc));
        Assert.Equal([0U, 1U], sent.Transaction.Inputs.Select(input => input.Previous.Index));
        Assert.Equal([(6 * Btc, ScriptOf(Eve)), ((2 * Btc) - sent.Fee, ScriptOf(Ada))], sent.Transaction.Outputs.Select(Pair));
        Assert.InRange(sent.Fee, 10 * sent.Transaction.VirtualBytes, 11 * sent.Transaction.VirtualBytes);
        // In place of a signature stands whose it is.
        Assert.All(sent.Transaction.Inputs, input => Assert.Equal(ScriptOf(Ada), new Script(Assert.Single(input.Witness).Span)));

        var block = await script.Mine();
        Assert.Equal([sent.Id], block.Transactions.Skip(1).Select(mined => mined.Id));
        Assert.Equal((6 * Btc, (2 * Btc) - sent.Fee), (await script.BalanceOf(Eve), await script.BalanceOf(Ada)));
        Assert.Equal(312_500_000 + sent.Fee, await script.BalanceOf(Miner));
    }

    [Fact]
    public async Task Several_senders_pay_together_several_receivers()
    {
        await using var script = await StartAsync();
        var sent = await script.Send(new SendCoins(Name, [Bob, Ada], [new(Eve, 4 * Btc), new(Treasury, 1 * Btc)]));
        await script.Mine();
        // Bob is named first, so he gets the change.
        Assert.Equal((2 * Btc) - sent.Fee, await script.BalanceOf(Bob));
        Assert.Equal(3 * Btc, await script.BalanceOf(Ada));
        Assert.Equal((4 * Btc, 10_001 * Btc), (await script.BalanceOf(Eve), await script.BalanceOf(Treasury)));
    }

    [Fact]
    public async Task Change_that_is_dust_is_the_miners()
    {
        await using var script = await StartAsync();
        var fee = (await script.Send(Pays(Treasury, Eve, Btc))).Fee;
        // Without the output for the change there are 31 virtual bytes less to pay for.
        var all = await script.Send(Pays(Bob, Eve, (2 * Btc) - (fee - 310) - 293));
        Assert.Equal((ScriptOf(Eve), fee - 310 + 293), (Assert.Single(all.Transaction.Outputs).Owner, all.Fee));
    }

    [Fact]
    public async Task What_somebody_is_about_to_get_he_can_spend_already()
    {
        await using var script = await StartAsync();
        var first = await script.Send(Pays(Bob, Eve, Btc, feeRate: 1));
        var second = await script.Send(Pays(Eve, Ada, Btc / 2, feeRate: 50));
        Assert.Equal(first.Id, Assert.Single(second.Transaction.Inputs).Previous.TransactionId);
        // The second one pays more, but stands upon the first.
        var block = await script.Mine();
        Assert.Equal([first.Id, second.Id], block.Transactions.Skip(1).Select(mined => mined.Id));
        Assert.Equal((Btc / 2) - second.Fee, await script.BalanceOf(Eve));
    }

    [Fact]
    public async Task Blocks_take_what_pays_most_and_of_equal_ones_the_earliest()
    {
        await using var script = await StartAsync();
        var cheap = await script.Send(Pays(Ada, Eve, Btc, feeRate: 2));
        var dear = await script.Send(Pays(Bob, Eve, Btc, feeRate: 20));
        var later = await script.Send(Pays(Treasury, Eve, Btc, feeRate: 2));
        Assert.Equal([dear.Id, cheap.Id, later.Id], await script.See(chain => chain.Pending.Select(sent => sent.Id)));
        Assert.Equal([dear.Id, cheap.Id, later.Id], (await script.Mine()).Transactions.Skip(1).Select(mined => mined.Id));
    }

    [Fact]
    public async Task What_pays_less_than_blocks_take_is_refused_or_waits()
    {
        await using var script = await StartAsync();
        var early = await script.Send(Pays(Ada, Eve, Btc, feeRate: 3));
        await script.World.Ok(new ConfigureChain(Name) { BaseFeeMin = 5 });
        Assert.Equal(Reject.FeeTooLow, await script.World.RejectOf(Pays(Bob, Eve, Btc, feeRate: 4)));
        Assert.Empty((await script.Mine()).Transactions.Skip(1));
        await script.World.Ok(new ConfigureChain(Name) { BaseFeeMin = 0 });
        Assert.Equal([early.Id], (await script.Mine()).Transactions.Skip(1).Select(mined => mined.Id));
    }

    [Fact]
    public async Task A_miner_can_spend_what_he_got_when_it_is_old_enough()
    {
        await using var script = await StartAsync();
        await script.Mine(5);
        Assert.Equal(5 * 312_500_000L, await script.BalanceOf(Miner));
        // The oldest one is ripe for the next block, the others are not.
        Assert.Equal(Reject.NotEnough, await script.World.RejectOf(Pays(Miner, Eve, 4 * Btc)));
        await script.Send(Pays(Miner, Eve, 3 * Btc));
        await script.Mine();
        Assert.Equal(3 * Btc, await script.BalanceOf(Eve));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var script = await StartAsync();
        await Refuses(Reject.UnknownChain, Pays(Ada, Bob, Btc) with { Chain = "ltc" });
        await Refuses(Reject.NotEnough, Pays(Ada, Bob, 8 * Btc));
        await Refuses(Reject.NotEnough, Pays(Eve, Bob, Btc));
        await Refuses(Reject.NotPositive, Pays(Ada, Bob, 0));
        await Refuses(Reject.BelowMinimum, Pays(Ada, Bob, 293));
        await Refuses(Reject.BadAddress, Pays(Ada, "bob", Btc));
        await Refuses(Reject.BadAddress, Pays("ada", Bob, Btc));
        await Refuses(Reject.Malformed, Pays(Ada, Bob, Btc, feeRate: -1));
        await Refuses(Reject.Malformed, Pays(Ada, Bob, Btc) with { To = [] });
        await Refuses(Reject.Conflict, Pays(Ada, Bob, Btc) with { From = [Ada, Ada] });
        await Refuses(Reject.Overflow, Pays(Ada, Bob, Btc) with { To = [new(Bob, UtxoBounds.AmountMax), new(Bob, Btc)] });
        await Refuses(Reject.TooMany, Pays(Ada, Bob, Btc) with { To = [.. Enumerable.Repeat(new CoinGift(Bob, Btc), 1_001)] });
        await Refuses(Reject.Malformed, new ConfigureChain(Name) { GasLimit = 30_000_000 });
        await Refuses(Reject.UnknownChain, new SendTransaction(Name, ChainSamples.Somebody(1), null, 0, default));
        Assert.Equal(0, await script.See(chain => chain.Pending.Length));

        async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await script.World.RejectOf(command));
    }

    [Fact]
    public async Task No_genesis_gives_nothing_or_too_much()
    {
        await using var script = await StartAsync();
        await Refuses(Reject.NameTaken, Definition);
        await Refuses(Reject.NameTaken, new DefineChain(Identity, []));
        var other = Definition with { Chain = Identity with { Name = "other" } };
        await Refuses(Reject.NotPositive, other with { Gifts = [new(Ada, 0)] });
        await Refuses(Reject.Overflow, other with { Gifts = [new(Ada, UtxoBounds.AmountMax), new(Ada, 1)] });
        await Refuses(Reject.BadAddress, other with { Gifts = [new("ada", 1)] });
        await Refuses(Reject.Malformed, other with { Terms = new UtxoTerms { HalvingBlocks = 0 } });
        // Nothing at all is enough.
        await script.World.Ok(other with { Gifts = [] });
        await script.World.Ok(new MineBlocks("other", 2));

        async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await script.World.RejectOf(command));
    }

    private static (long, Script) Pair(UtxoOutput output) => (output.Amount, output.Owner);
}
