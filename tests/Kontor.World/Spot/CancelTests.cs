using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed class CancelTests
{
    private const string Crowd = """
        credit a BTC 100
        credit a USDT 10000
        credit b BTC 100
        place a buy 100 1 id=A1  -> New 0
        place a sell 110 2 id=A2 -> New 0
        place a buy 99 3 id=A3   -> New 0
        place b sell 111 1 id=B1 -> New 0

        """;

    [Fact]
    public void An_open_order_is_cancelled_by_number_or_name_by_its_owner_once() =>
        SpotScript.Check(
            Crowd
                + """
                open a         -> A3 A2 A1
                cancel b A1    -> UnknownOrder
                cancel b #1    -> UnknownOrder
                cancel a #9    -> UnknownOrder
                cancel a #1    -> Canceled 0 ByUser
                cancel a A1    -> UnknownOrder
                cancel a A2    -> Canceled 0 ByUser
                open a         -> A3
                balance a BTC  -> 100
                balance a USDT -> 9703 + 297
                """
        );

    [Fact]
    public void A_halted_market_still_lets_orders_go() =>
        SpotScript.Check(
            Crowd
                + """
                market Halted
                place a buy 111 1 -> MarketHalted
                cancel a A1       -> Canceled 0 ByUser
                market Trading
                book              -> 3@99 | 2@110 1@111
                """
        );

    [Fact]
    public void A_market_that_is_taken_off_the_list_ends_everything_in_it()
    {
        var script = SpotScript.Check(
            Crowd
                + """
                trigger a 200 buy 100 1 -> Waiting
                market Delisted
                open a                  ->
                waiting a               ->
                book                    -> |
                balance a USDT          -> 10000
                balance b BTC           -> 100
                """
        );
        var ended = script.World.State.Spot.History.Orders.NewestFirst().Select(entry => entry.Row).Reverse().ToArray();
        Assert.Equal([2L, 4L, 1L, 3L], ended.Select(order => order.Id));
        Assert.All(ended, order => Assert.Equal((SpotEnd.Delisted, CancelSource.System), (order.End, order.CancelSource)));
    }

    [Fact]
    public void Several_are_cancelled_each_with_its_own_outcome()
    {
        var world = SpotScript.Check(Crowd).World;
        var outcomes = world.Ok(
            new CancelSpotOrders(
                ExchangeId.BitMart,
                1,
                SpotWorld.Symbol,
                [SpotOrderKey.Of(3), SpotOrderKey.Of(4), SpotOrderKey.Of(1), SpotOrderKey.Of(3)]
            )
        );
        Assert.Equal([true, false, true, false], outcomes.Select(outcome => outcome.IsOk));
        Assert.Equal(Reject.Malformed, world.Do(new CancelSpotOrders(ExchangeId.BitMart, 1, "", [])).Reject);
        SpotOrderKey[] many = [.. Enumerable.Repeat(SpotOrderKey.Of(1), CancelSpotOrders.OrdersMax + 1)];
        Assert.Equal(Reject.Malformed, world.Do(new CancelSpotOrders(ExchangeId.BitMart, 1, "", [.. many])).Reject);
        Assert.Empty(world.Broken());
    }

    [Theory]
    [InlineData(null, new[] { 3L, 2L, 1L })]
    [InlineData(Side.Buy, new[] { 3L, 1L })]
    [InlineData(Side.Sell, new[] { 2L })]
    public void All_of_a_user_are_cancelled_newest_first_of_one_side_or_both(Side? side, long[] expected)
    {
        var world = SpotScript.Check(Crowd).World;
        var ended = world.Ok(new CancelAllSpotOrders(ExchangeId.BitMart, 1, "", side));
        Assert.Equal(expected, ended.Select(order => order.Id));
        Assert.Equal(4 - expected.Length, world.Spot.OpenOrdersCount);
        Assert.Empty(world.Broken());
    }

    [Fact]
    public void All_of_one_market_leaves_the_others_alone()
    {
        var world = SpotScript.Check(Crowd).World;
        world.Define(SpotWorld.Market with { Symbol = "ETH_USDT", Base = "ETH" });
        world.Place(1, new SpotOrderRequest { PriceTicks = 5, Lots = 1 }, "ETH_USDT");
        Assert.Single(world.Ok(new CancelAllSpotOrders(ExchangeId.BitMart, 1, "ETH_USDT", null)));
        Assert.Equal(Reject.UnknownOrder, world.Do(new CancelSpotOrder(ExchangeId.BitMart, 1, "ETH_USDT", SpotOrderKey.Of(1))).Reject);
        Assert.Equal(3, world.Ok(new CancelAllSpotOrders(ExchangeId.BitMart, 1, SpotWorld.Symbol, null)).Length);
        Assert.Empty(world.Broken());
    }

    [Fact]
    public void In_a_batch_each_order_has_its_own_outcome_and_comes_after_the_one_before()
    {
        var world = SpotScript.Check(Crowd).World;
        var order = new SpotOrderRequest { PriceTicks = 110, Lots = 1 };
        var batch = new PlaceSpotBatch(
            ExchangeId.BitMart,
            1,
            SpotWorld.Symbol,
            [order, order with { Lots = 0 }, order with { Side = Side.Sell, PriceTicks = 100 }, order with { Lots = 1_000 }]
        );
        var outcomes = world.Ok(batch);
        Assert.Equal([Reject.None, Reject.SizeMissing, Reject.None, Reject.NotEnough], outcomes.Select(outcome => outcome.Reject));
        Assert.Equal((SpotOrderState.Filled, SpotOrderState.Filled), (outcomes[0].Value.State, outcomes[2].Value.State));
        Assert.Equal(Reject.Malformed, world.Do(batch with { Orders = [] }).Reject);
        SpotOrderRequest[] many = [.. Enumerable.Repeat(order, PlaceSpotBatch.OrdersMax + 1)];
        Assert.Equal(Reject.Malformed, world.Do(batch with { Orders = [.. many] }).Reject);
        Assert.Empty(world.Broken());
    }
}
