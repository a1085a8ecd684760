using Kontor.Log.History;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>What holds on every chain of outputs, whatever people do. A failure names its seed.</summary>
public sealed class UtxoPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_happens_nothing_comes_from_nothing_and_nothing_is_lost(int seed)
    {
        await using var script = await UtxoScript.StartAsync();
        var life = new UtxoLife(script, seed);
        for (var round = 0; round < 15; round++)
        {
            await life.LiveAsync(12);
            if (round % 3 == 2)
                await life.RewindAsync(1 + (round % 4));
            // The world's own check computes hashes again, and adds up all coins.
            await script.World.HashOf();
            var (sum, given) = await script.See(chain => (chain.Coins.InOrder.Sum(coin => coin.Value.Amount), chain.Supply));
            Assert.True(sum == given, $"seed {seed}, round {round}: {sum} instead of {given}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task What_is_undone_has_never_been(int seed)
    {
        await using var script = await UtxoScript.StartAsync();
        var life = new UtxoLife(script, seed);
        for (var round = 0; round < 10; round++)
        {
            await life.LiveAsync(12);
            var (before, height) = (await script.Coins(), await script.Height());
            await life.LiveAsync(12);
            var depth = (int)(await script.Height() - height);
            if (depth > 0)
                Assert.True((await life.RewindAsync(depth)).IsOk, $"seed {seed}");
            var after = await script.Coins();
            Assert.True(before == after, $"seed {seed}, round {round}: {before} became {after}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_chain_that_forgot_blocks_has_what_one_has_that_never_made_them(int seed)
    {
        await using var straight = await UtxoScript.StartAsync();
        await using var winding = await UtxoScript.StartAsync();
        // Of two lives from one seed one makes a detour; what waited for a block it forgets with the rest.
        foreach (var script in new[] { straight, winding })
        {
            await new UtxoLife(script, seed).LiveAsync(40);
            await script.Mine(3);
        }
        var height = await winding.Height();
        await new UtxoLife(winding, seed + 1_000).LiveAsync(25);
        await winding.Mine();
        await winding.World.Ok(new ReorgChain(UtxoScript.Name, (int)(await winding.Height() - height), KeepsTransactions: false));
        Assert.Equal(await straight.Coins(), await winding.Coins());
        foreach (var script in new[] { straight, winding })
        {
            foreach (var to in new[] { UtxoScript.Ada, UtxoScript.Eve })
                await script.Send(UtxoScript.Pays(UtxoScript.Treasury, to, 3 * UtxoScript.Btc));
        }
        Assert.Equal(
            await straight.See(chain => chain.Pool.ByArrival.Select(sent => sent.Id).ToList()),
            await winding.See(chain => chain.Pool.ByArrival.TakeLast(2).Select(sent => sent.Id).ToList())
        );
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_replay_and_a_snapshot_lead_to_the_same_chain(int seed)
    {
        var disk = new TestDisk();
        var script = await UtxoScript.StartAsync(disk, new ChainSettings { IsMining = true, BlockMs = UtxoScript.BlockMs });
        var life = new UtxoLife(script, seed);
        for (var round = 0; round < 3; round++)
        {
            await life.LiveAsync(40);
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
    public async Task Balances_are_what_the_blocks_say_at_every_height(int seed)
    {
        await using var script = await UtxoScript.StartAsync();
        var life = new UtxoLife(script, seed);
        var balances = new SortedDictionary<long, string>();
        for (var step = 0; step < 120; step++)
        {
            await life.StepAsync();
            if (step % 40 == 39)
                await life.RewindAsync(3);
            var tip = await script.Height();
            foreach (var undone in balances.Keys.Where(height => height > tip).ToList())
                balances.Remove(undone);
            balances[tip] = await script.See(BalancesOf);
        }
        var fold = new UtxoFold();
        foreach (var block in (await script.World.ReadUtxoBlocksAsync(UtxoScript.Name, 0, 1_000)).Value)
        {
            fold.Add(block);
            if (balances.TryGetValue(block.Height, out var seen))
                Assert.True(seen == Text(fold.Balances()), $"seed {seed}: the balances at {block.Height} differ");
        }
        Assert.Equal(await script.See(chain => chain.Supply), fold.Sum);
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task Blocks_come_back_from_the_archive_as_they_were(int seed)
    {
        await using var world = TestWorld.Open(options: TestWorld.Options with { History = new MemoryHistoryStore(), HistoryHotMax = 16 });
        await world.Ok(UtxoScript.Definition with { Chain = UtxoScript.Identity with { GenesisMs = 0 } });
        await world.Ok(new GrowChain(UtxoScript.Name, (ulong)seed, TestWorld.StartMs, 200));
        await world.Ok(UtxoScript.Definition with { Chain = UtxoScript.Identity with { Name = "beside" } });
        await world.Ok(new MineBlocks("beside", 300));
        await world.Ok(new GrowChain(UtxoScript.Name, (ulong)seed + 100, TestWorld.StartMs, 150));

        var blocks = (await world.ReadUtxoBlocksAsync(UtxoScript.Name, 0, 1_000)).Value;
        Assert.Equal(Enumerable.Range(0, 351).Select(height => (long)height), blocks.Select(block => block.Height));
        var parent = Hash32.Zero;
        var fold = new UtxoFold();
        foreach (var block in blocks)
        {
            Assert.Equal(parent, block.ParentHash);
            Assert.True(block.IsSound(), $"seed {seed}, block {block.Height}");
            fold.Add(block);
            parent = block.Hash;
        }
        Assert.Equal(await world.Ask(state => BalancesOf(state.Chains.FindUtxo(UtxoScript.Name)!)), Text(fold.Balances()));
        foreach (
            var (from, max) in ((long, int)[])[(0, 1), (0, 64), (63, 2), (64, 64), (200, 100), (222, 1), (300, 500), (351, 5), (-5, 3)]
        )
        {
            var page = (await world.ReadUtxoBlocksAsync(UtxoScript.Name, from, max)).Value;
            Assert.Equal(blocks.Skip((int)Math.Max(0, from)).Take(max).Select(block => block.Hash), page.Select(block => block.Hash));
        }
        await world.HashOf();
    }

    private static string BalancesOf(UtxoChain chain)
    {
        var balances = new SortedDictionary<Script, long>();
        foreach (var (_, coin) in chain.Coins.InOrder)
            balances[coin.Owner] = chain.BalanceOf(coin.Owner);
        return Text(balances);
    }

    private static string Text(SortedDictionary<Script, long> balances) =>
        string.Join('|', balances.Select(balance => $"{balance.Key} {balance.Value}"));
}
