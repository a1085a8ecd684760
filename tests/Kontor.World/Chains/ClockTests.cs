using Kontor.World.Chains;
using Kontor.World.Time;

namespace Kontor.World.Tests.Chains;

/// <summary>Blocks that come by the world's clock.</summary>
public sealed class ClockTests
{
    private static readonly ChainSettings Mining = new()
    {
        IsMining = true,
        BlockMs = 2_000,
        IdleBlockMs = 60_000,
    };

    [Fact]
    public async Task A_transaction_is_in_the_next_block_and_an_idle_chain_is_slow()
    {
        await using var script = await ChainScript.StartAsync(settings: Mining);
        await script.World.Ok(new AdvanceClock(59_999));
        Assert.Equal(0, await Height(script));
        await script.World.Ok(new AdvanceClock(1));
        Assert.Equal(1, await Height(script));
        await script.World.Ok(new AdvanceClock(500));
        var sent = await script.Send(ChainScript.Pays(ChainScript.Ada, ChainScript.Eve, 1));
        await script.World.Ok(new AdvanceClock(1_499));
        Assert.Equal(1, await Height(script));
        await script.World.Ok(new AdvanceClock(1));
        var tip = await script.See(chain => chain.Blocks.Tip);
        Assert.Equal((2L, TestWorld.StartMs + 62_000), (tip.Height, tip.TimeMs));
        Assert.Equal(sent.Hash, Assert.Single(tip.Transactions).Hash);
        await script.World.Ok(new AdvanceClock(57_999));
        Assert.Equal(2, await Height(script));
        await script.World.Ok(new AdvanceClock(1));
        Assert.Equal(3, await Height(script));
    }

    [Fact]
    public async Task A_chain_that_makes_no_idle_blocks_makes_none_until_there_is_something_to_do()
    {
        await using var script = await ChainScript.StartAsync(settings: Mining with { IdleBlockMs = 0 });
        await script.World.Ok(new AdvanceClock(100_000_000));
        Assert.Equal(0, await Height(script));
        await script.Send(ChainScript.Pays(ChainScript.Ada, ChainScript.Eve, 1));
        await script.World.Ok(new AdvanceClock(100_000_000));
        Assert.Equal(1, await Height(script));
    }

    [Fact]
    public async Task A_far_jump_leaves_out_empty_blocks_that_nobody_could_have_seen()
    {
        await using var script = await ChainScript.StartAsync(settings: Mining);
        await script.World.Ok(new AdvanceClock(60_000L * 1_000_000));
        // The one that was due first, and the newest.
        Assert.Equal(1 + ChainBounds.IdleBlocksPerJumpMax, await Height(script));
        Assert.Equal(TestWorld.StartMs + (60_000L * 1_000_000), await script.See(chain => chain.Blocks.Tip.TimeMs));
    }

    [Fact]
    public async Task Mining_is_switched_on_and_off_and_its_pace_changed()
    {
        await using var script = await ChainScript.StartAsync();
        await script.World.Ok(new AdvanceClock(1_000_000));
        Assert.Equal(0, await Height(script));
        await script.World.Ok(new ConfigureChain(ChainScript.Name) { IsMining = true, IdleBlockMs = 10_000 });
        await script.World.Ok(new AdvanceClock(25_000));
        Assert.Equal(2, await Height(script));
        await script.World.Ok(new ConfigureChain(ChainScript.Name) { BlockMs = 100, IdleBlockMs = 100 });
        await script.World.Ok(new AdvanceClock(1_000));
        Assert.Equal(12, await Height(script));
        await script.World.Ok(new ConfigureChain(ChainScript.Name) { IsMining = false });
        await script.World.Ok(new AdvanceClock(1_000_000));
        Assert.Equal(12, await Height(script));
        Assert.Equal(Reject.Malformed, await script.RejectOf(new ConfigureChain(ChainScript.Name) { BlockMs = 0 }));
        Assert.Equal(Reject.Malformed, await script.RejectOf(new ConfigureChain(ChainScript.Name) { IdleBlockMs = 99 }));
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(new ConfigureChain("none")));
    }

    private static Task<long> Height(ChainScript script) => script.See(chain => chain.Blocks.Tip.Height);
}
