using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;
using static Kontor.World.Tests.Perpetuals.RiskWords;

namespace Kontor.World.Tests.Perpetuals.Plans;

/// <summary>Ann holds 10 BTC that she bought from Bob at 100 USDT.</summary>
public sealed class PositionEndTests
{
    private readonly PerpetualWorld _world = new();

    public PositionEndTests()
    {
        foreach (var user in new[] { "ann", "bob", "cid", "lena", "leo" })
            _world.Credit(user, 10_000);
        _world.Trade(Btc, "ann", "bob", 100, 10);
    }

    [Fact]
    public void A_stop_loss_on_the_position_closes_all_of_it_and_takes_back_what_other_orders_were_to_close()
    {
        _world.Ask("ann", Btc, 130, 4);
        _world.PlacePlan("ann", Btc, Plan(PlanKind.StopLoss, OrderAction.SellToReduce, 95, 0));
        _world.Bid("cid", Btc, 94, 20);
        _world.Last(Btc, 95);

        Assert.Null(_world.Position("ann", Btc));
        var row = _world.LastPlan();
        Assert.Equal((PlanState.Triggered, PlanKind.StopLoss), (row.State, row.Kind));
        Assert.Equal((OrderOrigin.StopLoss, 10L), (_world.Ended("ann")[0].Origin, _world.Ended("ann")[0].FilledLots));
        Assert.Equal(PerpetualEnd.PositionGone, _world.Ended("ann")[1].End);
        _world.MustBeSound();
    }

    [Fact]
    public void The_other_end_goes_with_the_position()
    {
        _world.PlacePlan("ann", Btc, Plan(PlanKind.TakeProfit, OrderAction.SellToReduce, 110, 4));
        _world.PlacePlan("ann", Btc, Plan(PlanKind.StopLoss, OrderAction.SellToReduce, 90, 0));
        _world.Bid("cid", Btc, 108, 20);
        _world.Last(Btc, 110);
        Assert.Equal(6, _world.Position("ann", Btc)!.Value.Lots);
        Assert.Single(_world.Plans("ann"));
        _world.Ok(new ClosePositions(ExchangeId.Weex, _world.User("ann"), Btc, 0));

        Assert.Empty(_world.Plans("ann"));
        Assert.Equal((PlanState.Cancelled, Reject.PositionClosed), (_world.LastPlan().State, _world.LastPlan().Reason));
        _world.MustBeSound();
    }

    [Fact]
    public void What_an_order_brings_with_it_comes_to_life_as_it_is_filled()
    {
        var order = Limit(OrderAction.Buy, 99, 8) with { Presets = new PresetEnds(120, false, 80, true) };
        var placed = _world.Place("cid", Btc, order).Value;
        Assert.Empty(_world.Plans("cid"));
        _world.Ask("bob", Btc, 99, 3);
        _world.Ask("bob", Btc, 99, 2);

        var plans = _world.Plans("cid");
        Assert.Equal([PlanKind.TakeProfit, PlanKind.StopLoss], plans.Select(plan => plan.Terms.Kind));
        Assert.All(plans, plan => Assert.Equal((5L, placed.Id), (plan.Terms.Lots, plan.ParentOrder)));
        Assert.Equal([PriceSource.Last, PriceSource.Mark], plans.Select(plan => plan.Terms.Source));
        _world.MustBeSound();

        _world.Ok(
            new SetOrderPresets(
                ExchangeId.Weex,
                _world.User("cid"),
                Btc,
                PerpetualOrderKey.Of(placed.Id),
                new PresetEnds(130, false, 0, false)
            )
        );
        _world.Bid("leo", Btc, 120, 10);
        _world.Ask("lena", Btc, 120, 1);
        // Only the 5 lots that were bought are sold again.
        Assert.Equal((OrderOrigin.TakeProfit, 5L), (_world.Ended("cid")[0].Origin, _world.Ended("cid")[0].FilledLots));
        _world.MustBeSound();
    }

    [Fact]
    public void A_stop_comes_before_a_liquidation()
    {
        _world.Credit("dan", 55);
        _world.Trade(Eth, "dan", "bob", 100, 5);
        _world.PlacePlan("dan", Eth, Plan(PlanKind.StopLoss, OrderAction.SellToReduce, 91, 0) with { Source = PriceSource.Mark });
        _world.Bid("cid", Eth, 90, 5);
        _world.Index(Eth, 89_000);

        // 55 USDT less 50 of loss and 0.5 and 0.45 of fees; a liquidation would have been due at 89.55.
        Assert.Equal(4_050, _world.Wealth("dan"));
        Assert.Equal(OrderOrigin.StopLoss, _world.Ended("dan")[0].Origin);
        Assert.Equal(0, _world.Fund());
        _world.MustBeSound();
    }
}
