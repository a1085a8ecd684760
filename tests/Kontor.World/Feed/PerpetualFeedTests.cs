using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Tests.Perpetuals;

namespace Kontor.World.Tests.Feed;

/// <summary>One lot at one tick is worth 1,000 units; the taker pays 0.1 %, the maker nothing.</summary>
public sealed class PerpetualFeedTests
{
    private readonly PerpetualWorld _world = new();

    public PerpetualFeedTests()
    {
        _world.Credit("ada", 10_000);
        _world.Credit("bob", 10_000);
    }

    [Fact]
    public void Opening_and_closing_tells_orders_money_and_the_position()
    {
        var ada = Watch("ada");
        Place("ada", OrderAction.Buy, 100, 5);
        Assert.Equal(["order 1 Placed: New", "Contract USDT 9974500+25500 None"], ada.Lines());

        Place("bob", OrderAction.Sell, 100, 5);
        Assert.Equal(
            ["order 1 Filled: Filled 5@100 User maker fee 0", "Contract USDT 10000000+0 None", "position 1 Open Long 5-0"],
            ada.Lines()
        );

        Place("bob", OrderAction.Buy, 101, 2);
        Place("ada", OrderAction.SellToReduce, 101, 5);
        Assert.Equal(
            [
                "order 4 Placed: New",
                "order 4 Filled: PartiallyFilled 2@101 User taker fee 202",
                "Contract USDT 10001798+0 RealizedPnl",
                "position 1 Open Long 3-3",
            ],
            ada.Lines()
        );

        Place("bob", OrderAction.Buy, 101, 3);
        Assert.Equal(
            ["order 4 Filled: Filled 3@101 User maker fee 0", "Contract USDT 10004798+0 RealizedPnl", "position 1 Closed Long 0-0"],
            ada.Lines()
        );
    }

    [Fact]
    public void A_contract_wallet_is_told_with_all_that_stands_against_it()
    {
        var ada = Watch("ada");
        Place("ada", OrderAction.Buy, 100, 5);
        Place("bob", OrderAction.Sell, 100, 3);
        var told = ada.Hear().OfType<BalanceChanged>().Select(one => one.Account).ToArray();
        Assert.Equal(2, told.Length);
        Assert.Equal(_world.Perpetuals.OverviewOf(_world.User("ada"), _world.Usdt), told[1]);
        Assert.Equal((Int128)15_000, told[1]!.Value.PositionDeposit);
        Assert.Equal((Int128)10_200, told[1]!.Value.Frozen);
    }

    [Fact]
    public void Lots_that_an_order_is_to_close_show_at_the_position_and_come_back()
    {
        Place("ada", OrderAction.Buy, 100, 5);
        Place("bob", OrderAction.Sell, 100, 5);
        var ada = Watch("ada");
        var order = Place("ada", OrderAction.SellToReduce, 120, 4);
        _world.Ok(new AmendPerpetualOrder(ExchangeId.Weex, _world.User("ada"), "", PerpetualOrderKey.Of(order), 120, 3));
        _world.Ok(new CancelPerpetualOrder(ExchangeId.Weex, _world.User("ada"), "", PerpetualOrderKey.Of(order)));
        Assert.Equal(
            [
                "order 3 Placed: New",
                "position 1 Open Long 5-4",
                "order 3 Changed: New",
                "position 1 Open Long 5-3",
                "order 3 Ended: Cancelled ByUser",
                "position 1 Open Long 5-0",
            ],
            ada.Lines()
        );
    }

    [Fact]
    public void Settings_are_told_once_for_a_command_whoever_sets_them()
    {
        var ada = Watch("ada");
        var user = _world.User("ada");
        _world.Ok(new SetPositionMode(ExchangeId.Weex, user, PositionMode.Hedge));
        _world.Ok(new SetMarginMode(ExchangeId.Weex, user, PerpetualWorld.Btc, MarginMode.Isolated));
        _world.Ok(new SetLeverage(ExchangeId.Weex, user, PerpetualWorld.Btc, new LeverageChange(0, 10, 5)));
        _world.Ok(new SetSeatTerms(ExchangeId.Weex, user, PerpetualWorld.Eth, MarginMode.Isolated, 3));
        Assert.Equal(
            ["settings -1: Cross Hedge", "settings 0: Isolated Hedge", "settings 0: Isolated Hedge", "settings 1: Isolated Hedge"],
            ada.Lines()
        );
        Place("ada", OrderAction.OpenLong, 100, 1);
        Assert.DoesNotContain(ada.Lines(), line => line.StartsWith("settings", StringComparison.Ordinal));
        var bolder = PerpetualWorld.Limit(OrderAction.OpenShort, 120, 1) with { Leverage = 50 };
        Assert.True(_world.Place("ada", PerpetualWorld.Btc, bolder).IsOk);
        Assert.Contains("settings 0: Isolated Hedge", ada.Lines());
    }

    [Fact]
    public void A_plan_tells_its_life_and_the_order_it_places()
    {
        Place("bob", OrderAction.Sell, 100, 1);
        Place("ada", OrderAction.Buy, 100, 1);
        Place("bob", OrderAction.Sell, 110, 5);
        var ada = Watch("ada");
        var terms = new PlanTerms
        {
            Kind = PlanKind.Trigger,
            Action = OrderAction.Buy,
            Lots = 2,
            TriggerTicks = 110,
            Source = PriceSource.Last,
        };
        _world.Ok(new PlacePlan(ExchangeId.Weex, _world.User("ada"), PerpetualWorld.Btc, terms));
        Assert.Equal(["plan 4 Placed: Waiting"], ada.Lines());
        _world.Credit("cem", 1_000);
        Place("cem", OrderAction.Buy, 110, 1);
        Assert.Equal(
            [
                "order 6 Placed: New",
                "order 6 Filled: Filled 2@110 Plan taker fee 220",
                "plan 4 Ended: Triggered",
                "Contract USDT 9999680+0 Commission",
                "position 2 Open Long 3-0",
            ],
            ada.Lines()
        );
    }

    [Fact]
    public void A_liquidation_tells_what_it_cancels_takes_over_and_trades_and_whom_it_deleverages()
    {
        _world.Credit("cem", 100);
        Price(100);
        Place("bob", OrderAction.Sell, 100, 10);
        var isolated = PerpetualWorld.Limit(OrderAction.Buy, 100, 10) with { MarginMode = MarginMode.Isolated };
        Assert.True(_world.Place("cem", PerpetualWorld.Btc, isolated).IsOk);
        Place("cem", OrderAction.Buy, 51, 1);
        Place("bob", OrderAction.BuyToReduce, 60, 9);
        var both = Listener.On(_world.State, ExchangeId.Weex, _world.User("cem"), _world.User("bob"));
        var (cem, bob) = (both[0], both[1]);
        Price(95);
        Assert.Equal(
            [
                "order 3 Ended: Cancelled Liquidation",
                "order 5 Placed: New",
                "Contract USDT 49000+50000 None",
                "position 2 InLiquidation Long 10-10",
            ],
            cem.Lines()
        );
        _world.NowMs += _world.At(PerpetualWorld.Btc).Record.LiquidationPatienceMs;
        _world.Ok(new SetIndexPrice(ExchangeId.Weex, PerpetualWorld.Btc, 95_001));
        Assert.Equal(
            [
                "order 5 Ended: Cancelled Liquidation",
                "order 6 Filled: Filled 10@95 Bankruptcy taker fee 0",
                "Contract USDT 49000+0 RealizedPnl",
                "position 2 Closed Long 0-0",
            ],
            cem.Lines()
        );
        Assert.Equal(
            [
                "order 7 Filled: Filled 10@95 Deleveraging taker fee 0",
                "order 4 Ended: Cancelled PositionGone deleveraged",
                "Contract USDT 10050000+0 RealizedPnl",
                "position 1 Closed Short 0-0",
            ],
            bob.Lines()
        );
        Assert.Empty(_world.Broken());
    }

    [Fact]
    public void A_funding_round_is_told_with_its_own_time()
    {
        Place("bob", OrderAction.Sell, 100, 10);
        Place("ada", OrderAction.Buy, 100, 10);
        Price(100);
        var ada = Watch("ada");
        var round = _world.Perpetuals.Risk.MeterOf(_world.At(PerpetualWorld.Btc)).NextRoundMs;
        _world.NowMs = round + 90_000;
        _world.Do(new CancelAllPlans(ExchangeId.Weex, _world.User("ada"), ""));
        var told = ada.Hear();
        var balance = Assert.Single(told.OfType<BalanceChanged>());
        Assert.Equal((BillKind.FundingFee, round), (balance.Kind, balance.TimeMs));
        var position = Assert.Single(told.OfType<PositionChanged>());
        Assert.NotEqual(Int128.Zero, position.Position.FundingPaid);
    }

    private Listener Watch(string user) => Listener.On(_world.State, ExchangeId.Weex, _world.User(user))[0];

    private long Place(string user, OrderAction action, long ticks, long lots) =>
        _world.Place(user, PerpetualWorld.Btc, PerpetualWorld.Limit(action, ticks, lots)).Value.Id;

    private void Price(long ticks) => _world.Ok(new SetIndexPrice(ExchangeId.Weex, PerpetualWorld.Btc, ticks * 1_000));
}
