using Kontor.Chains.Following;
using Kontor.Chains.Model;
using Kontor.World.Chains;
using Xunit.Abstractions;

namespace Kontor.Chains.Tests.Following;

public sealed class ChainFollowerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task It_reads_what_there_is_in_batches_and_tells_how_far_it_is()
    {
        await using var scene = new FollowerScene(1);
        scene.Grow(25);
        var seen = new List<FollowerState>();
        scene.Source.BeforeRead = _ => seen.Add(scene.Follower.State);
        Assert.IsType<FollowerState.Starting>(scene.Follower.State);
        scene.Start();
        await scene.Source.UntilIdleAsync();
        Assert.Equal([new FollowerState.Starting(), new FollowerState.Backfilling(0, 25), new FollowerState.Backfilling(10, 25)], seen);
        Assert.Equal(new FollowerState.AtHead(124), scene.Follower.State);
        scene.AssertSame();
    }

    [Fact]
    public async Task A_new_block_is_taken_without_leaving_the_head()
    {
        await using var scene = new FollowerScene(2);
        scene.Grow(3);
        scene.Start();
        await scene.Source.UntilIdleAsync();
        var seen = new List<FollowerState>();
        scene.Source.BeforeRead = _ => seen.Add(scene.Follower.State);
        scene.Grow(1);
        await scene.Source.AnnounceAsync();
        scene.Grow(2);
        await scene.Source.AnnounceAsync();
        Assert.Equal([new FollowerState.AtHead(102), new FollowerState.AtHead(103)], seen);
        Assert.Equal(new FollowerState.AtHead(105), scene.Follower.State);
        scene.AssertSame();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 7)]
    [InlineData(7, 30)]
    [InlineData(5, 0)]
    [InlineData(20, 3)]
    [InlineData(24, 40)]
    [InlineData(25, 4)]
    [InlineData(25, 60)]
    public async Task Where_the_chain_changes_its_mind_the_index_goes_back_to_the_last_common_block(int dropped, int grown)
    {
        await using var scene = new FollowerScene(3);
        scene.Grow(25);
        scene.Start();
        await scene.Source.UntilIdleAsync();
        scene.Drop(dropped);
        scene.Grow(grown);
        await scene.Source.AnnounceAsync();
        scene.AssertSame();
    }

    [Fact]
    public async Task It_may_change_its_mind_while_it_is_being_read()
    {
        await using var scene = new FollowerScene(4);
        scene.Grow(40);
        scene.Source.BeforeRead = height =>
        {
            if (height != 120)
                return;
            scene.Drop(30);
            scene.Grow(50);
            scene.Source.BeforeRead = _ => { };
        };
        scene.Start();
        await scene.Source.UntilIdleAsync();
        scene.AssertSame();
    }

    [Fact]
    public async Task Through_any_number_of_changes_it_ends_where_its_source_is()
    {
        foreach (var seed in Seeds.Take(2, output))
        {
            var chance = new Random(seed);
            await using var scene = new FollowerScene(seed);
            scene.Start();
            await scene.Source.UntilIdleAsync();
            for (var change = 0; change < 40; change++)
            {
                scene.Drop(Math.Min(scene.Source.Blocks.Count, chance.Next(6)));
                scene.Grow(chance.Next(8));
                await scene.Source.AnnounceAsync();
                scene.AssertSame();
            }
        }
    }

    [Fact]
    public async Task It_waits_ever_longer_for_a_chain_that_cannot_be_reached_and_still_answers_from_what_it_has()
    {
        await using var scene = new FollowerScene(5);
        scene.Grow(12);
        scene.Start();
        await scene.Source.UntilIdleAsync();
        scene.Source.Trouble = "no route to the node";
        var announced = scene.Source.AnnounceAsync();
        await scene.UntilItWaitsAsync();
        Assert.Equal(new FollowerState.Unreachable(5_000, "no route to the node"), scene.Follower.State);
        scene.NowMs = 9_000;
        int[] waits = [1, 2, 4, 5, 5];
        foreach (var seconds in waits)
            Assert.Equal(TimeSpan.FromSeconds(seconds), await scene.LetItWaitAsync());
        await scene.UntilItWaitsAsync();
        Assert.Equal(new FollowerState.Unreachable(5_000, "no route to the node"), scene.Follower.State);
        scene.AssertSame();
        scene.Source.Trouble = null;
        scene.Grow(1);
        await scene.LetItWaitAsync();
        await announced;
        Assert.Equal(new FollowerState.AtHead(112), scene.Follower.State);
        scene.AssertSame();
        scene.Source.Trouble = "again";
        announced = scene.Source.AnnounceAsync();
        await scene.UntilItWaitsAsync();
        scene.Source.Trouble = null;
        Assert.Equal(TimeSpan.FromSeconds(1), await scene.LetItWaitAsync());
        await announced;
    }

    [Fact]
    public async Task A_block_that_contradicts_itself_is_not_indexed_and_said_to_be_so()
    {
        await using var scene = new FollowerScene(6);
        scene.Grow(6);
        var good = scene.Source.Blocks;
        var twice = good[4] with { Transactions = [.. good[3].Transactions], InternalTransfers = [], Logs = [], Creations = [] };
        Assert.NotEmpty(twice.Transactions);
        scene.Source.Set([.. good.Take(4), twice, good[5]]);
        scene.Start();
        await scene.UntilItWaitsAsync();
        var state = Assert.IsType<FollowerState.Unreachable>(scene.Follower.State);
        Assert.Contains("a transaction of an older block", state.Reason, StringComparison.Ordinal);
        Assert.Equal(103, scene.Index.Head!.Value.Height);
        scene.Source.Set(good);
        await scene.LetItWaitAsync();
        await scene.Source.UntilIdleAsync();
        scene.AssertSame();
    }

    [Fact]
    public async Task Every_token_is_asked_about_itself_once_and_one_that_says_nothing_is_remembered_as_nameless()
    {
        await using var scene = new FollowerScene(7);
        scene.Grow(20);
        var contracts = scene.Source.Blocks.SelectMany(block => block.Logs).Select(log => log.Address).Distinct().ToList();
        var known = contracts[0];
        scene.Source.Tokens[known] = new TokenFact(known, TokenKind.Erc20, "Gulden", "GLD", 6, 1_000);
        scene.Start();
        await scene.Source.UntilIdleAsync();
        scene.Drop(5);
        scene.Grow(9);
        await scene.Source.AnnounceAsync();
        Assert.Equal(scene.Source.Asked.Distinct(), scene.Source.Asked);
        Assert.All(scene.Index.Tokens(null), token => Assert.Equal(token.Contract == known ? "GLD" : "", token.Fact!.Symbol));
        Assert.Contains(known, scene.Index.Tokens(null).Select(token => token.Contract));
    }

    [Fact]
    public async Task What_waits_for_a_block_can_be_seen()
    {
        await using var scene = new FollowerScene(8);
        scene.Start();
        await scene.Source.UntilIdleAsync();
        Assert.Empty(scene.Follower.Pending);
        var waiting = new PendingTransaction { Hash = Hash32.Of("waiting"u8), From = Address20.Zero };
        scene.Source.Waiting.Add(waiting);
        await scene.Source.AnnounceAsync();
        Assert.Same(waiting, Assert.Single(scene.Follower.Pending));
    }

    [Fact]
    public async Task It_stops_at_once_when_it_is_told_whether_it_rests_or_waits()
    {
        await using var resting = new FollowerScene(9);
        resting.Start();
        await resting.Source.UntilIdleAsync();
        await resting.StopAsync();
        await using var waiting = new FollowerScene(10);
        waiting.Source.Trouble = "unplugged";
        waiting.Start();
        await waiting.UntilItWaitsAsync();
        await waiting.StopAsync();
    }
}
