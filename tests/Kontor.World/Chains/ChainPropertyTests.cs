using Kontor.Log.History;
using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>What holds on every chain, whatever people do. A failure names its seed.</summary>
public sealed class ChainPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_happens_sums_roots_and_hashes_hold(int seed)
    {
        await using var script = await ChainScript.StartAsync();
        var life = new ChainLife(script, seed);
        for (var step = 0; step < 150; step++)
        {
            await life.StepAsync();
            if (step % 30 == 29)
                await life.RewindAsync(1 + (step % 4));
            if (step % 10 == 0)
                await script.World.HashOf();
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task What_is_undone_has_never_been(int seed)
    {
        await using var script = await ChainScript.StartAsync();
        var life = new ChainLife(script, seed);
        for (var round = 0; round < 10; round++)
        {
            for (var step = 0; step < 12; step++)
                await life.StepAsync();
            var (before, height) = (await LedgerOf(script), await HeightOf(script));
            for (var step = 0; step < 12; step++)
                await life.StepAsync();
            var depth = (int)(await HeightOf(script) - height);
            if (depth > 0)
                Assert.True((await life.RewindAsync(depth)).IsOk, $"seed {seed}");
            Assert.Equal(before, await LedgerOf(script));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_replay_and_a_snapshot_lead_to_the_same_chain(int seed)
    {
        var disk = new TestDisk();
        var script = await ChainScript.StartAsync(disk);
        var life = new ChainLife(script, seed);
        for (var step = 0; step < 120; step++)
        {
            await life.StepAsync();
            if (step % 40 == 39)
                await life.RewindAsync(2);
        }
        var hash = await script.World.HashOf();
        await using (var replayed = TestWorld.Open(disk.Copy()))
            Assert.Equal(hash, await replayed.HashOf());
        await script.DisposeAsync();
        Assert.NotNull(disk.Snapshot);
        await using var opened = TestWorld.Open(disk);
        Assert.Equal(hash, await opened.HashOf());
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task Balances_are_what_the_blocks_say_and_blocks_come_back_from_the_archive_as_they_were(int seed)
    {
        await using var world = TestWorld.Open(options: TestWorld.Options with { History = new MemoryHistoryStore(), HistoryHotMax = 16 });
        await world.Ok(ChainScript.Definition with { Chain = ChainSamples.XLayer with { GenesisMs = 0 } });
        await world.Ok(new GrowChain(ChainScript.Name, (ulong)seed, TestWorld.StartMs, 200));
        await world.Ok(new DefineChain(ChainSamples.XLayer with { Name = "beside" }, []));
        await world.Ok(new MineBlocks("beside", 300));
        await world.Ok(new GrowChain(ChainScript.Name, (ulong)seed + 100, TestWorld.StartMs, 150));

        var blocks = (await world.ReadBlocksAsync(ChainScript.Name, 0, 1_000)).Value;
        Assert.Equal(Enumerable.Range(0, 351).Select(height => (long)height), blocks.Select(block => block.Height));
        var parent = Hash32.Zero;
        foreach (var block in blocks)
        {
            Assert.Equal(parent, block.ParentHash);
            Assert.Equal(block.Hash, block.Header.Hash());
            Assert.True(block.HasItsRoots());
            parent = block.Hash;
        }
        var fold = new BlockFold(blocks);
        var chain = await world.Ask(state => state.Chains.Find(ChainScript.Name)!);
        var kinds = new[] { CellKind.Coins, CellKind.Pieces, CellKind.ItemOwner, CellKind.ItemPieces, CellKind.Nonce };
        var expected = await world.Ask(_ =>
            chain.Ledger.All.Where(cell => kinds.Contains(cell.Key.Kind)).ToDictionary(cell => cell.Key, cell => cell.Value)
        );
        Assert.Equal(expected.Count, fold.Cells.Count);
        Assert.All(expected, cell => Assert.Equal(cell.Value, fold.Cells.GetValueOrDefault(cell.Key)));

        foreach (
            var (from, max) in ((long, int)[])[(0, 1), (0, 64), (63, 2), (64, 64), (200, 100), (222, 1), (300, 500), (351, 5), (-5, 3)]
        )
        {
            var page = (await world.ReadBlocksAsync(ChainScript.Name, from, max)).Value;
            Assert.Equal(blocks.Skip((int)Math.Max(0, from)).Take(max).Select(block => block.Hash), page.Select(block => block.Hash));
        }
        await world.HashOf();
    }

    private static Task<string> LedgerOf(ChainScript script) =>
        script.See(chain => string.Join('|', chain.Ledger.All.OrderBy(cell => cell.Key, Comparer<CellKey>.Create(CellKey.Compare))));

    private static Task<long> HeightOf(ChainScript script) => script.See(chain => chain.Blocks.Tip.Height);
}
