using Kontor.World.Chains;
using Kontor.World.Time;
using static Kontor.World.Tests.Chains.Utxo.UtxoScript;

namespace Kontor.World.Tests.Chains.Utxo;

public sealed class UtxoClockTests
{
    [Fact]
    public async Task A_quiet_chain_makes_a_block_every_ten_minutes_while_something_waits_and_none_otherwise()
    {
        await using var script = await StartAsync(settings: new ChainSettings { IsMining = true, BlockMs = BlockMs });
        await script.World.Ok(new AdvanceClock(100 * BlockMs));
        Assert.Equal(0, await script.Height());
        await script.Send(Pays(Ada, Eve, Btc));
        await script.World.Ok(new AdvanceClock(BlockMs - 1));
        Assert.Equal(0, await script.Height());
        await script.World.Ok(new AdvanceClock(1));
        Assert.Equal((1L, Btc), (await script.Height(), await script.BalanceOf(Eve)));
        await script.World.Ok(new AdvanceClock(100 * BlockMs));
        Assert.Equal(1, await script.Height());
    }

    [Fact]
    public async Task A_chain_that_is_not_quiet_makes_empty_blocks_too()
    {
        await using var script = await StartAsync(
            settings: new ChainSettings
            {
                IsMining = true,
                BlockMs = BlockMs,
                IdleBlockMs = BlockMs,
            }
        );
        await script.World.Ok(new AdvanceClock(12 * BlockMs));
        Assert.Equal(12, await script.Height());
        Assert.Equal(12 * 312_500_000L, await script.BalanceOf(Miner));
    }

    [Fact]
    public async Task Without_a_clock_blocks_come_when_somebody_asks_for_them()
    {
        await using var script = await StartAsync();
        await script.Send(Pays(Ada, Eve, Btc));
        await script.World.Ok(new AdvanceClock(100 * BlockMs));
        Assert.Equal(0, await script.Height());
        await script.World.Ok(new ConfigureChain(Name) { IsMining = true });
        await script.World.Ok(new AdvanceClock(BlockMs));
        Assert.Equal(1, await script.Height());
    }
}
