using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;
using static Kontor.World.Tests.Perpetuals.RiskWords;

namespace Kontor.World.Tests.Perpetuals.Plans;

public sealed class TrailingPlanTests
{
    private readonly PerpetualWorld _world = new();

    public TrailingPlanTests()
    {
        foreach (var user in new[] { "ann", "bob", "cid", "lena", "leo" })
            _world.Credit(user, 100_000);
        _world.Trade(Btc, "ann", "bob", 100, 10);
    }

    [Fact]
    public void It_starts_at_its_activation_price_follows_the_price_up_and_sells_at_the_callback()
    {
        var terms = Plan(PlanKind.Trailing, OrderAction.SellToReduce, 110, 10) with { CallbackPpm = 50_000 };
        Assert.Equal(1, _world.PlacePlan("ann", Btc, terms).Value.Rises);
        _world.Last(Btc, 90);
        Assert.Equal(PlanState.Waiting, _world.Plans("ann").Single().State);
        _world.Last(Btc, 112);
        Assert.Equal(PlanState.Following, _world.Plans("ann").Single().State);
        _world.Last(Btc, 120);
        // 5 % below 120 are 114.
        _world.Last(Btc, 115);
        Assert.Equal(120_000, _world.Plans("ann").Single().BestUnits);
        _world.MustBeSound();
        _world.Bid("cid", Btc, 113, 10);
        _world.Last(Btc, 114);

        Assert.Null(_world.Position("ann", Btc));
        Assert.Equal((PlanState.Triggered, 120_000L), (_world.LastPlan().State, _world.LastPlan().BestUnits));
        Assert.Equal((OrderOrigin.Trailing, 10L), (_world.Ended("ann")[0].Origin, _world.Ended("ann")[0].FilledLots));
        _world.MustBeSound();
    }

    [Fact]
    public void Without_an_activation_price_it_follows_at_once()
    {
        var terms = Plan(PlanKind.Trailing, OrderAction.Buy, 0, 3) with { CallbackPpm = 20_000 };
        _world.PlacePlan("cid", Btc, terms);
        Assert.Equal(PlanState.Following, _world.Plans("cid").Single().State);
        _world.Last(Btc, 50);
        _world.Ask("bob", Btc, 52, 3);
        // 2 % above 50 is 51.
        _world.Last(Btc, 51);

        Assert.Equal(3, _world.Position("cid", Btc)!.Value.Lots);
        _world.MustBeSound();
    }
}
