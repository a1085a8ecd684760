using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;
using static Kontor.World.Tests.Perpetuals.RiskWords;

namespace Kontor.World.Tests.Perpetuals.Plans;

/// <summary>BTC was last traded at 100 USDT. Plans may stand up to 50 % away, three of them, for one to two days.</summary>
public sealed class PlanLifeTests
{
    private readonly PerpetualWorld _world = new(Contract(Btc) with { Plans = new PlanRules(1_000, 500_000, 3, 24, 48) });

    public PlanLifeTests()
    {
        foreach (var user in new[] { "ann", "bob", "lena", "leo" })
            _world.Credit(user, 10_000);
        _world.Last(Btc, 100);
    }

    [Fact]
    public void A_plan_waits_for_its_price_and_places_its_order()
    {
        var placed = _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 105, 4) with { LimitTicks = 104 }).Value;
        Assert.Equal((PlanState.Waiting, 1), (placed.State, placed.Rises));
        _world.Last(Btc, 104);
        Assert.Single(_world.Plans("ann"));
        _world.Last(Btc, 105);

        Assert.Empty(_world.Plans("ann"));
        var row = _world.LastPlan();
        Assert.Equal((placed.Id, PlanState.Triggered), (row.Id, row.State));
        var order = _world.Perpetuals.OpenOrders(new PerpetualQuery(_world.Ledger.Index, _world.User("ann"))).Single();
        Assert.Equal(
            (row.PlacedOrder, OrderOrigin.Plan, row.Id, 104L, 4L),
            (order.Id, order.Origin, order.OriginId, order.PriceTicks, order.Lots)
        );
        _world.MustBeSound();
    }

    [Fact]
    public void A_plan_whose_order_is_refused_ends_failed_with_the_reason()
    {
        _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 105, 500) with { Leverage = 1, LimitTicks = 105 });
        _world.Last(Btc, 105);

        var row = _world.LastPlan();
        Assert.Equal((PlanState.Failed, Reject.ContractBalanceNotEnough, 0L), (row.State, row.Reason, row.PlacedOrder));
        _world.MustBeSound();
    }

    [Fact]
    public void One_that_watches_the_mark_does_not_care_for_trades()
    {
        _world.Index(Btc, 100_000);
        _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Sell, 95, 1) with { Source = PriceSource.Mark, LimitTicks = 120 });
        _world.Last(Btc, 90);
        Assert.Single(_world.Plans("ann"));
        _world.Index(Btc, 95_000);
        Assert.Equal(PlanState.Triggered, _world.LastPlan().State);
        _world.MustBeSound();
    }

    [Fact]
    public void A_plan_expires_when_its_hours_are_over()
    {
        _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 105, 1) with { LifeHours = 24 });
        _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 106, 1) with { LifeHours = 48 });
        _world.Advance(24 * HourMs - 1);
        Assert.Equal(2, _world.Plans("ann").Count);
        _world.Advance(1);

        Assert.Single(_world.Plans("ann"));
        Assert.Equal((PlanState.Expired, 105L), (_world.LastPlan().State, _world.LastPlan().TriggerTicks));
        _world.Advance(24 * HourMs);
        Assert.Empty(_world.Plans("ann"));
        _world.MustBeSound();
    }

    [Fact]
    public void A_cancelled_plan_is_over()
    {
        var first = _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 105, 1)).Value;
        _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 106, 1));
        Assert.Equal(PlanState.Cancelled, _world.Ok(new CancelPlan(ExchangeId.Weex, _world.User("ann"), Btc, PlanKey.Of(first.Id))).State);
        Assert.Equal(Reject.UnknownPlan, _world.RejectOf(new CancelPlan(ExchangeId.Weex, _world.User("ann"), Btc, PlanKey.Of(first.Id))));
        Assert.Single(_world.Ok(new CancelAllPlans(ExchangeId.Weex, _world.User("ann"), "")));
        Assert.Empty(_world.Plans("ann"));
        _world.MustBeSound();
    }

    [Fact]
    public void An_amended_plan_waits_for_its_new_price()
    {
        var plan = _world.PlacePlan("ann", Btc, Plan(PlanKind.Trigger, OrderAction.Buy, 105, 1)).Value;
        var amended = _world.Ok(
            new AmendPlan(
                ExchangeId.Weex,
                _world.User("ann"),
                Btc,
                PlanKey.Of(plan.Id),
                new PlanChange(2, 90, 91, PriceSource.Last, PriceWay.Towards)
            )
        );
        Assert.Equal((90L, 2L, 91L, 0), (amended.TriggerTicks, amended.Lots, amended.LimitTicks, amended.Rises));
        _world.Last(Btc, 105);
        Assert.Single(_world.Plans("ann"));
        Assert.Equal(
            Reject.TriggerTooFar,
            _world.RejectOf(
                new AmendPlan(
                    ExchangeId.Weex,
                    _world.User("ann"),
                    Btc,
                    PlanKey.Of(plan.Id),
                    new PlanChange(0, 300, 0, PriceSource.Last, PriceWay.Towards)
                )
            )
        );
        _world.MustBeSound();
    }

    [Fact]
    public void Every_rule_says_what_is_wrong()
    {
        var plan = Plan(PlanKind.Trigger, OrderAction.Buy, 105, 1);
        Assert.Equal(Reject.PlanLifeTooShort, Refused(plan with { LifeHours = 23 }));
        Assert.Equal(Reject.PlanLifeTooLong, Refused(plan with { LifeHours = 49 }));
        Assert.Equal(Reject.TriggerTooFar, Refused(plan with { TriggerTicks = 151 }));
        Assert.Equal(Reject.TriggerTooFar, Refused(plan with { TriggerTicks = 49 }));
        Assert.Equal(Reject.TriggerTooNear, Refused(plan with { TriggerTicks = 100 }));
        Assert.Equal(Reject.SizeMissing, Refused(plan with { Lots = 0 }));
        Assert.Equal(Reject.SizeTooLarge, Refused(plan with { Lots = 501 }));
        Assert.Equal(Reject.PriceMissing, Refused(plan with { TriggerTicks = 0 }));
        Assert.Equal(Reject.LeverageTooLarge, Refused(plan with { Leverage = 101 }));
        Assert.Equal(Reject.OtherPositionMode, Refused(plan with { Action = OrderAction.OpenLong }));
        Assert.Equal(Reject.Malformed, Refused(plan with { Kind = (PlanKind)9 }));
        Assert.Equal(Reject.WrongCombination, Refused(plan with { Kind = PlanKind.TakeProfit }));
        Assert.Equal(Reject.UnknownPosition, Refused(plan with { Kind = PlanKind.TakeProfit, Action = OrderAction.SellToReduce }));
        Assert.Equal(Reject.CallbackOutOfRange, Refused(plan with { Kind = PlanKind.Trailing, CallbackPpm = 999 }));
        Assert.Equal(Reject.CallbackOutOfRange, Refused(plan with { Kind = PlanKind.Trailing, CallbackPpm = 50_001 }));
        for (var count = 0; count < 3; count++)
            _world.PlacePlan("ann", Btc, plan);
        Assert.Equal(Reject.TooManyPlans, Refused(plan));
        Assert.True(_world.PlacePlan("bob", Btc, plan).IsOk);
        _world.Define(_world.At(Btc).Record with { State = ContractState.Paused });
        Assert.Equal(Reject.ContractPaused, Refused(plan));
        _world.MustBeSound();
    }

    [Fact]
    public void A_name_that_waits_already_is_refused()
    {
        Assert.True(ClientOrderId.TryParse("mine", out var name));
        var plan = Plan(PlanKind.Trigger, OrderAction.Buy, 105, 1) with { ClientId = name };
        Assert.True(_world.PlacePlan("ann", Btc, plan).IsOk);
        Assert.Equal(Reject.DuplicateClientId, Refused(plan));
        Assert.True(_world.Do(new CancelPlan(ExchangeId.Weex, _world.User("ann"), Btc, PlanKey.Of(name))).IsOk);
    }

    [Fact]
    public void Two_market_orders_that_wait_for_one_price_do_not_open_and_close_one_position()
    {
        var opens = Plan(PlanKind.Trigger, OrderAction.Buy, 105, 1);
        Assert.True(_world.PlacePlan("ann", Btc, opens).IsOk);
        var closes = opens with { Action = OrderAction.SellToReduce };
        Assert.Equal(Reject.OpensAndCloses, Refused(closes));
        // With a limit, at another price, the other way, by another price or for somebody else it is no contradiction.
        Assert.True(_world.PlacePlan("bob", Btc, closes).IsOk);
        foreach (var other in new[] { closes with { LimitTicks = 104 }, closes with { TriggerTicks = 106 } })
        {
            var placed = _world.PlacePlan("ann", Btc, other);
            Assert.True(placed.IsOk, $"{placed}");
            Assert.True(_world.Do(new CancelPlan(ExchangeId.Weex, _world.User("ann"), Btc, PlanKey.Of(placed.Value.Id))).IsOk);
        }
        Assert.True(_world.PlacePlan("ann", Btc, closes with { Source = PriceSource.Mark }).IsOk);
        _world.MustBeSound();
    }

    private Reject Refused(PlanTerms terms) => _world.PlacePlan("ann", Btc, terms).Reject;
}
