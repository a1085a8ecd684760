using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed class TriggerTests
{
    private const string At100 = """
        credit a BTC 100
        credit a USDT 10000
        credit b BTC 100
        credit b USDT 10000
        place a sell 100 1 -> New 0
        place b buy 100 1  -> Filled 1

        """;

    private static SpotScript Check(string script) => SpotScript.Check(At100 + script);

    [Fact]
    public void A_trigger_above_the_last_price_waits_for_it_to_rise_and_holds_its_money_meanwhile() =>
        Check(
            """
            trigger a 105 buy 106 2 id=T -> Waiting
            balance a USDT               -> 9887.9 + 212
            place b sell 104 1           -> New 0
            place a buy 104 1            -> Filled 1
            waiting a                    -> T
            place b sell 105 1           -> New 0
            place a buy 105 1            -> Filled 1
            waiting a                    ->
            open a                       -> T
            book                         -> 2@106 |
            """
        );

    [Fact]
    public void One_below_waits_for_it_to_fall_and_a_market_order_takes_what_there_is() =>
        Check(
            """
            trigger a 95 sell mkt 3 id=T -> Waiting
            balance a BTC                -> 96 + 3
            place a buy 95 1             -> New 0
            place b buy 94 2             -> New 0
            place b sell 95 1            -> Filled 1
            waiting a                    ->
            open b                       ->
            last                         -> 94
            """
        );

    [Fact]
    public void One_whose_price_is_there_already_does_not_wait() =>
        Check(
            """
            trigger a 100 buy 90 2 id=T -> Waiting
            waiting a                   ->
            open a                      -> T
            """
        );

    [Fact]
    public void What_one_trigger_trades_may_reach_the_next()
    {
        var script = Check(
            """
            place b sell 105 1           -> New 0
            place b sell 106 1           -> New 0
            place b sell 107 1           -> New 0
            trigger a 105 buy mkt 1 id=1 -> Waiting
            trigger a 106 buy mkt 1 id=2 -> Waiting
            place a buy 105 1            -> Filled 1
            waiting a                    ->
            last                         -> 107
            """
        );
        var over = script.World.State.Spot.History.Triggers.NewestFirst().Select(entry => entry.Row).Reverse().ToArray();
        Assert.All(over, trigger => Assert.Equal(SpotTriggerState.Triggered, trigger.State));
        Assert.True(script.World.Spot.TryFindEnded(1, over[1].OrderId, out var order));
        Assert.Equal((over[1].Id, SpotOrderState.Filled), (order.TriggerId, order.State));
    }

    [Fact]
    public void One_whose_order_is_refused_has_failed_and_says_why()
    {
        var script = Check(
            """
            place a buy 50 1 id=T       -> New 0
            trigger a 105 buy 90 2 id=T -> Waiting
            place b sell 105 1          -> New 0
            place a buy 105 1           -> Filled 1
            waiting a                   ->
            open a                      -> T
            balance a USDT              -> 9944.9 + 50
            """
        );
        var over = script.World.State.Spot.History.Triggers.NewestFirst().Single().Row;
        Assert.Equal((SpotTriggerState.Failed, Reject.DuplicateClientId, 0L), (over.State, over.Failure, over.OrderId));
    }

    [Fact]
    public void A_trigger_is_cancelled_by_its_owner_and_gives_its_money_back()
    {
        var script = Check(
            """
            trigger a 105 buy 106 2 id=T -> Waiting
            trigger a 105 buy 106 2 id=T -> DuplicateClientId
            trigger a 105 buy mkt 2      -> Waiting
            balance a USDT               -> 9677.9 + 422
            cancel-trigger b T           -> UnknownOrder
            cancel-trigger a T           -> Canceled
            cancel-trigger a T           -> UnknownOrder
            cancel-trigger a #4          -> Canceled
            balance a USDT               -> 10099.9
            """
        );
        var over = script.World.State.Spot.History.Triggers.NewestFirst().Select(entry => entry.Row);
        Assert.All(over, trigger => Assert.Equal(CancelSource.User, trigger.CancelSource));
    }

    [Fact]
    public void All_of_a_kind_are_cancelled_and_those_of_the_other_stay()
    {
        var world = Check("trigger a 105 buy 106 2 id=T -> Waiting").World;
        var order = new SpotOrderRequest { PriceTicks = 90, Lots = 1 };
        var takeProfit = new SpotTriggerRequest(SpotTriggerKind.TakeProfitStopLoss, 95, order);
        var placed = world.Ok(new PlaceSpotTrigger(ExchangeId.BitMart, 1, SpotWorld.Symbol, takeProfit));
        var cancel = new CancelSpotTrigger(ExchangeId.BitMart, 1, "", SpotTriggerKind.Trigger, SpotOrderKey.Of(placed.Id));
        Assert.Equal(Reject.UnknownOrder, world.Do(cancel).Reject);
        var ended = world.Ok(new CancelAllSpotTriggers(ExchangeId.BitMart, 1, SpotWorld.Symbol, SpotTriggerKind.TakeProfitStopLoss));
        Assert.Equal([placed.Id], ended.Select(trigger => trigger.Id));
        Assert.Equal(1, world.Spot.TriggersCount);
        Assert.True(world.Spot.TryFindTrigger(1, "", SpotOrderKey.Of(3), out var left));
        Assert.Equal(SpotTriggerKind.Trigger, left.Kind);
        Assert.False(world.Spot.TryFindTrigger(2, "", SpotOrderKey.Of(3), out _));
        Assert.Empty(world.Broken());
    }

    [Fact]
    public void Triggers_are_refused_for_the_reasons_that_orders_are()
    {
        var script = Check(
            """
            trigger a 0 buy 106 2         -> PriceMissing
            trigger a -1 buy 106 2        -> NotPositive
            trigger a 5000000000000 buy 106 2 -> PriceTooHigh
            trigger a 105 buy 106 0       -> SizeMissing
            trigger a 105 buy 106 9000    -> NotEnough
            trigger a 105 sell mkt 1000   -> NotEnough
            trigger a 105 buy mkt 0 notional=20000 -> NotEnough
            market Halted
            trigger a 105 buy 106 2       -> MarketHalted
            market Trading
            """
        );
        var bad = new SpotTriggerRequest((SpotTriggerKind)7, 105, new SpotOrderRequest { PriceTicks = 90, Lots = 1 });
        Assert.Equal(Reject.Malformed, script.World.Do(new PlaceSpotTrigger(ExchangeId.BitMart, 1, SpotWorld.Symbol, bad)).Reject);
        script.World.Define(SpotWorld.Market with { TriggerOrdersMax = 1 });
        script.Run(
            """
            trigger a 105 buy 106 2 -> Waiting
            trigger a 105 buy 106 2 -> TooManyTriggers
            """
        );
    }
}
