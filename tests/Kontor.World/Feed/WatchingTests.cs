using Kontor.World.Directory;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Tests.Live;

namespace Kontor.World.Tests.Feed;

public sealed class WatchingTests
{
    [Fact]
    public async Task Whoever_is_watched_is_told_of_and_nobody_else_is_before_the_answer_is_there()
    {
        await using var world = await Begin();
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        using var elsewhere = world.Feed.Watch(ExchangeId.Weex, 1);
        await world.Ok(new CreditWallet(TestWorld.Spot(2, "BTC"), 5));
        await world.Ok(new CreditWallet(TestWorld.Spot(1, "BTC"), 7));
        Assert.Equal(["Spot BTC 7+0 Deposit"], ada.Lines());
        Assert.Empty(elsewhere.Read());
    }

    [Fact]
    public async Task Two_who_watch_the_same_user_read_the_same_events_and_one_may_leave()
    {
        await using var world = await Begin();
        using var first = world.Feed.Watch(ExchangeId.BitMart, 1);
        var second = world.Feed.Watch(ExchangeId.BitMart, 1);
        await Credit(world);
        Assert.Same(first.Read()[0], second.Read()[0]);

        second.Dispose();
        await Credit(world);
        Assert.Single(first.Read());
        Assert.Empty(second.Read());
        await second.Events.Completion;
        Assert.False(second.IsLost);
    }

    [Fact]
    public async Task Nothing_is_gathered_for_whom_nobody_watches_any_more()
    {
        await using var world = await Begin();
        world.Feed.Watch(ExchangeId.BitMart, 1).Dispose();
        await Credit(world);
        Assert.Null(await world.Ask(state => state.Ledger.Find(ExchangeId.BitMart)!.Tap.Of(1)));
    }

    [Fact]
    public async Task What_was_done_before_is_not_told()
    {
        await using var world = await Begin();
        await Credit(world);
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        await world.Ask(state => state.Commands);
        Assert.Empty(ada.Read());
    }

    [Fact]
    public async Task Whoever_does_not_read_loses_his_subscription_and_nobody_else_notices()
    {
        await using var world = await Begin();
        using var idle = world.Feed.Watch(ExchangeId.BitMart, 1, eventsMax: 3);
        using var busy = world.Feed.Watch(ExchangeId.BitMart, 1, eventsMax: 3);
        for (var round = 0; round < 5; round++)
        {
            await Credit(world);
            Assert.Single(busy.Read());
        }
        Assert.True(idle.IsLost);
        // What was told until then is true, and it is known that it is not all.
        Assert.Equal(3, idle.Read().Count);
        await idle.Events.Completion;
        Assert.False(busy.IsLost);
    }

    [Fact]
    public async Task A_batch_with_more_than_anybody_takes_is_not_kept_for_anybody()
    {
        await using var world = await Begin();
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1, eventsMax: 2);
        using (var gate = await Gate.Shut(world))
        {
            var credits = Enumerable.Range(0, 9).Select(_ => Credit(world)).ToArray();
            await gate.Open();
            await Task.WhenAll(credits);
        }
        Assert.True(ada.IsLost);
        await ada.Events.Completion.WaitAsync(CancellationToken.None);
        Assert.True(ada.Read().Count <= 2);
    }

    [Fact]
    public async Task A_reader_that_never_comes_back_does_not_hold_the_world_up()
    {
        await using var world = await Begin();
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        using var stuck = new ManualResetEventSlim();
        var reader = Task.Run(async () =>
        {
            await ada.Events.ReadAsync();
            stuck.Wait();
            throw new InvalidOperationException("A reader has fallen over.");
        });
        for (var round = 0; round < 20; round++)
            await Credit(world);
        stuck.Set();
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader);
        await Credit(world);
        Assert.Equal(20, ada.Read().Count);
    }

    [Fact]
    public async Task Strangers_cannot_be_watched()
    {
        await using var world = await Begin();
        Assert.Throws<ArgumentException>(() => world.Feed.Watch(ExchangeId.BitMart, 9));
        Assert.Throws<ArgumentException>(() => world.Feed.Watch(new ExchangeId("nowhere"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => world.Feed.Watch(ExchangeId.BitMart, 1, eventsMax: 0));
    }

    [Fact]
    public async Task A_change_of_his_record_or_of_a_key_of_his_is_told_when_everybody_can_see_it()
    {
        await using var world = await Begin();
        await world.Ok(Key("of-ada", 1));
        await world.Ok(Key("of-bob", 2));
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        await world.Ok(new PatchKey("bitmart", "of-bob") { State = KeyState.Frozen });
        Assert.Empty(ada.Read());
        await world.Ok(new PatchKey("bitmart", "of-ada") { State = KeyState.Frozen });
        await world.Ok(new PatchUser(1) { State = UserState.Frozen });
        await world.Ok(new PatchKey("bitmart", "of-ada") { UserNumber = 2 });
        Assert.Equal(["access", "access", "access"], ada.Lines());
        await world.Ok(new PatchKey("bitmart", "of-bob") { UserNumber = 1 });
        Assert.Equal(["access"], ada.Lines());
    }

    [Fact]
    public async Task The_end_of_the_world_ends_every_subscription()
    {
        var world = await Begin();
        using var ada = world.Feed.Watch(ExchangeId.BitMart, 1);
        await Credit(world);
        await world.DisposeAsync();
        Assert.Single(ada.Read());
        await ada.Events.Completion;
        Assert.True(ada.IsLost);
        using var late = world.Feed.Watch(ExchangeId.BitMart, 1);
        Assert.True(late.IsLost);
    }

    private static async Task<LiveWorld> Begin()
    {
        var world = TestWorld.Open();
        await world.DefineBitMart();
        await world.User("ada");
        await world.User("bob");
        return world;
    }

    private static Task Credit(LiveWorld world) => world.Ok(new CreditWallet(TestWorld.Spot(1, "BTC"), 1));

    private static CreateKey Key(string id, long user) =>
        new()
        {
            Dialect = "bitmart",
            Id = id,
            UserNumber = user,
        };
}
