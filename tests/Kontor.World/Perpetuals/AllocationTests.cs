using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Tests.Live;

namespace Kontor.World.Tests.Perpetuals;

[Collection(Alone.Name)]
public sealed class AllocationTests
{
    private const int RoundsMax = 50;
    private const int TurnsCount = 500;

    [Fact]
    public void Placing_moving_filling_and_cancelling_allocate_nothing()
    {
        var world = new PerpetualWorld();
        world.Credit("ada", 100_000);
        world.Credit("bob", 100_000);
        var (ada, bob) = (world.User("ada"), world.User("bob"));
        var rounds = new List<long>();
        // What grows, grows in the first rounds; whatever a command itself costs shows in every one.
        do
        {
            var allocations = Allocations.FromHere();
            for (var turn = 0; turn < TurnsCount; turn++)
                Turn(world, ada, bob, turn % 2 == 0);
            rounds.Add(allocations.Bytes);
        } while (rounds[^1] > 0 && rounds.Count < RoundsMax);
        Assert.True(rounds[^1] == 0, $"{TurnsCount} turns took these bytes, round by round: {string.Join(", ", rounds)}.");
        Assert.Empty(world.Broken());
        Assert.Equal((0, 0), (world.Perpetuals.OpenOrdersCount, world.Perpetuals.PositionsCount));
    }

    // Ada opens against Bob what the turn before has closed, or closes it; he also places something that nobody takes.
    private static void Turn(PerpetualWorld world, long ada, long bob, bool opens)
    {
        var (desk, contract) = (world.Perpetuals.Desk, world.At(PerpetualWorld.Btc));
        var (hers, his) = opens ? (OrderAction.Buy, OrderAction.Sell) : (OrderAction.Sell, OrderAction.Buy);
        var placed = desk.Place(contract, ada, PerpetualWorld.Limit(hers, 100, 5), world.NowMs).Value.Id;
        Assert.True(desk.Amend(ada, "", PerpetualOrderKey.Of(placed), opens ? 101 : 99, 6, world.NowMs).IsOk);
        Assert.True(desk.Place(contract, bob, PerpetualWorld.Limit(his, 100, 6), world.NowMs).IsOk);
        var waiting = desk.Place(contract, bob, PerpetualWorld.Limit(OrderAction.Buy, 90, 1), world.NowMs).Value.Id;
        Assert.True(desk.Cancel(bob, "", PerpetualOrderKey.Of(waiting), world.NowMs).IsOk);
    }
}
