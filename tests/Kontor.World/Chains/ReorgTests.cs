using Kontor.World.Chains;
using Kontor.World.Time;

namespace Kontor.World.Tests.Chains;

/// <summary>A chain that rewrites its newest blocks.</summary>
public sealed class ReorgTests
{
    private static readonly Address20 Ada = ChainScript.Ada;
    private static readonly Address20 Eve = ChainScript.Eve;

    [Fact]
    public async Task Undone_blocks_have_never_happened()
    {
        await using var script = await ChainScript.StartAsync();
        await script.Run(ChainScript.Pays(Ada, Eve, 5));
        var before = await Look();
        await script.Run(ChainScript.Calls(Ada, ChainSamples.Usdt, TokenCall.Transfer(Eve, 9)));
        await script.Run(ChainScript.Calls(ChainScript.Treasury, ChainSamples.Birds, TokenCall.Mint(Eve, 1)));
        await script.Run(
            new SendTransaction(ChainScript.Name, Ada, null, Word256.Zero, default) { Contract = new(ContractKind.Forwarder) }
        );
        Assert.NotEqual(before, await Look());
        var tip = await script.World.Ok(new ReorgChain(ChainScript.Name, 3, KeepsTransactions: false));
        Assert.Equal(1, tip.Height);
        Assert.Equal(before, await Look());
        Assert.Empty(await script.See(chain => chain.Pending));

        async Task<string> Look() =>
            await script.See(chain =>
                string.Join('|', chain.Ledger.All.OrderBy(cell => cell.Key, Comparer<CellKey>.Create(CellKey.Compare)))
                + chain.Blocks.Tip.Hash
                + chain.AllContracts.Count
            );
    }

    [Fact]
    public async Task Transactions_that_are_kept_come_again_in_other_blocks()
    {
        await using var script = await ChainScript.StartAsync();
        var one = await script.Send(ChainScript.Pays(Ada, Eve, 5));
        var before = await script.Mine();
        var two = await script.Send(ChainScript.Pays(Ada, Eve, 6));
        await script.Mine();
        await script.World.Ok(new ReorgChain(ChainScript.Name, 2, KeepsTransactions: true));
        Assert.Equal(Word256.Zero, await script.CoinsOf(Eve));
        Assert.Equal(2, (await script.See(chain => chain.Pending)).Length);
        var after = await script.Mine();
        Assert.Equal([one.Hash, two.Hash], after.Transactions.Select(mined => mined.Hash));
        Assert.Equal((Word256)11, await script.CoinsOf(Eve));
        // At the same instant and height, and yet another block.
        Assert.Equal((before.Height, before.TimeMs), (after.Height, after.TimeMs));
        Assert.NotEqual(before.Hash, after.Hash);
    }

    [Fact]
    public async Task Nothing_is_undone_that_is_final_and_the_genesis_never_is()
    {
        await using var script = await ChainScript.StartAsync();
        Assert.Equal(Reject.ReorgTooDeep, await script.RejectOf(new ReorgChain(ChainScript.Name, 1, true)));
        await script.World.Ok(new MineBlocks(ChainScript.Name, 3));
        Assert.Equal(Reject.ReorgTooDeep, await script.RejectOf(new ReorgChain(ChainScript.Name, 4, true)));
        Assert.Equal(Reject.NotPositive, await script.RejectOf(new ReorgChain(ChainScript.Name, 0, true)));
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(new ReorgChain("none", 1, true)));
        await script.World.Ok(new MineBlocks(ChainScript.Name, 500));
        Assert.Equal(Reject.ReorgTooDeep, await script.RejectOf(new ReorgChain(ChainScript.Name, ChainBounds.ReorgDepthMax + 1, true)));
        var tip = await script.World.Ok(new ReorgChain(ChainScript.Name, ChainBounds.ReorgDepthMax, true));
        Assert.Equal(503 - ChainBounds.ReorgDepthMax, tip.Height);
        // Right after that there is nothing left that could be undone.
        Assert.Equal(Reject.ReorgTooDeep, await script.RejectOf(new ReorgChain(ChainScript.Name, 1, true)));
        Assert.Equal(tip.Height + 1, (await script.Mine()).Height);
    }

    [Fact]
    public async Task A_world_that_is_opened_again_can_still_undo_its_blocks()
    {
        var disk = new TestDisk();
        var script = await ChainScript.StartAsync(disk);
        await script.Run(ChainScript.Pays(Ada, Eve, 5));
        await script.Send(ChainScript.Pays(Ada, Eve, 6));
        var hash = await script.World.HashOf();
        await script.DisposeAsync();
        await using var again = TestWorld.Open(disk);
        Assert.Equal(hash, await again.HashOf());
        await again.Ok(new ReorgChain(ChainScript.Name, 1, KeepsTransactions: true));
        Assert.Equal(2, (await again.Ask(state => state.Chains.Find(ChainScript.Name)!.Pending)).Length);
        await again.Ok(new AdvanceClock(1));
        await again.Ok(new MineBlocks(ChainScript.Name, 1));
        Assert.Equal((Word256)11, await again.Ask(state => state.Chains.Find(ChainScript.Name)!.BalanceOf(Eve)));
        await again.HashOf();
    }
}
