using Kontor.World.Directory;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.Tests.Live;
using Kontor.World.Tests.Spot;

namespace Kontor.World.Tests.Feed;

[Collection(Alone.Name)]
public sealed class AllocationTests
{
    private const int RoundsMax = 50;
    private const int TurnsCount = 2_000;

    [Fact]
    public void What_users_do_whom_nobody_watches_allocates_nothing_whoever_else_is_watched()
    {
        var world = new SpotWorld();
        world.State.History.LimitHot(1_024);
        var (ada, bob, cem) = (world.User("ada"), world.User("bob"), world.User("cem"));
        foreach (var user in (long[])[ada, bob])
        {
            world.Credit(user, "BTC", Int128.One << 60);
            world.Credit(user, "USDT", Int128.One << 60);
        }
        var listener = Listener.On(world.State, ExchangeId.BitMart, cem)[0];
        var rounds = new List<long>();
        // What grows, grows in the first rounds; whatever a command itself costs shows in every one.
        do
        {
            var allocations = Allocations.FromHere();
            for (var turn = 0; turn < TurnsCount; turn++)
                Turn(world, ada, bob);
            rounds.Add(allocations.Bytes);
        } while (rounds[^1] > 0 && rounds.Count < RoundsMax);
        Assert.True(rounds[^1] == 0, $"{TurnsCount} turns took these bytes, round by round: {string.Join(", ", rounds)}.");
        Assert.Empty(listener.Hear());
    }

    // The loop asks this after every batch.
    [Fact]
    public void To_find_out_that_there_is_nothing_to_hand_over_allocates_nothing()
    {
        var world = new SpotWorld();
        world.User("ada");
        var directory = new DirectoryView();
        directory.Publish(world.State.Directory);
        var feed = new WorldFeed(world.State, directory);
        Round(feed);
        var allocations = Allocations.FromHere();
        for (var batch = 0; batch < 1_000; batch++)
            Round(feed);
        Assert.Equal(0, allocations.Bytes);
    }

    private static void Round(WorldFeed feed)
    {
        feed.Follow();
        feed.NoteAccess();
        feed.HandOver();
    }

    private static void Turn(SpotWorld world, long ada, long bob)
    {
        var (desk, market) = (world.Spot.Desk, world.Spot.At(0));
        var placed = desk.Place(market, ada, Limit(Side.Buy, 100, 5), world.NowMs).Value.Id;
        Assert.True(desk.Amend(ada, SpotWorld.Symbol, SpotOrderKey.Of(placed), 101, 4, world.NowMs).IsOk);
        Assert.True(desk.Place(market, bob, Limit(Side.Sell, 100, 3), world.NowMs).IsOk);
        Assert.True(desk.Cancel(ada, SpotWorld.Symbol, SpotOrderKey.Of(placed), world.NowMs).IsOk);
    }

    private static SpotOrderRequest Limit(Side side, long ticks, long lots) =>
        new()
        {
            Side = side,
            PriceTicks = ticks,
            Lots = lots,
        };
}
