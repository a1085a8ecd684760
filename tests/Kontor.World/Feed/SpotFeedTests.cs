using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.Tests.Spot;

namespace Kontor.World.Tests.Feed;

/// <summary>One lot at one tick is worth 1,000 units of USDT; both sides pay 0.1 %.</summary>
public sealed class SpotFeedTests
{
    private readonly SpotWorld _world = new(SpotWorld.Market with { FeesIn = FeesIn.Quote, MakerFeePpm = 1_000, TakerFeePpm = 1_000 });
    private readonly long _ada;
    private readonly long _bob;

    public SpotFeedTests()
    {
        (_ada, _bob) = (_world.User("ada"), _world.User("bob"));
        _world.Credit(_ada, "USDT", 10_000_000);
        _world.Credit(_bob, "BTC", 100_000);
    }

    [Fact]
    public void An_order_that_waits_is_filled_in_part_and_cancelled_tells_each_step_and_the_money_after_it()
    {
        var ada = Watch(_ada);
        var order = Place(_ada, Side.Buy, 100, 5);
        Assert.Equal(["order 1 Placed: New", "Spot USDT 9499500+500500 None"], ada.Lines());

        Place(_bob, Side.Sell, 100, 2);
        Assert.Equal(
            ["order 1 Filled: PartiallyFilled 2@100 trade 1 maker fee 200", "Spot USDT 9499500+300300 TradeOut", "Spot BTC 2000+0 TradeIn"],
            ada.Lines()
        );

        _world.Ok(new CancelSpotOrder(ExchangeId.BitMart, _ada, SpotWorld.Symbol, SpotOrderKey.Of(order)));
        Assert.Equal(["order 1 Ended: PartiallyCanceled ByUser", "Spot USDT 9799800+0 None"], ada.Lines());
    }

    [Fact]
    public void The_last_fill_and_the_end_are_one_event_for_both_sides()
    {
        var both = Listener.On(_world.State, ExchangeId.BitMart, _ada, _bob);
        var (ada, bob) = (both[0], both[1]);
        Place(_ada, Side.Buy, 100, 2);
        Place(_ada, Side.Buy, 99, 2);
        ada.Hear();

        Place(_bob, Side.Sell, 99, 3);
        Assert.Equal(
            [
                "order 1 Filled: Filled 2@100 trade 1 maker fee 200",
                "order 2 Filled: PartiallyFilled 1@99 trade 2 maker fee 99",
                "Spot USDT 9601602+99099 TradeOut",
                "Spot BTC 3000+0 TradeIn",
            ],
            ada.Lines()
        );
        Assert.Equal(
            [
                "order 3 Placed: New",
                "order 3 Filled: PartiallyFilled 2@100 trade 1 taker fee 200",
                "order 3 Filled: Filled 1@99 trade 2 taker fee 99",
                "Spot BTC 97000+0 TradeOut",
                "Spot USDT 298701+0 TradeIn",
            ],
            bob.Lines()
        );
    }

    [Fact]
    public void An_event_shows_the_order_as_it_stood_then_not_as_it_stands_when_it_is_read()
    {
        var ada = Watch(_ada);
        var order = Place(_ada, Side.Buy, 100, 5);
        Place(_bob, Side.Sell, 100, 2);
        _world.Ok(new AmendSpotOrder(ExchangeId.BitMart, _ada, SpotWorld.Symbol, SpotOrderKey.Of(order), 98, 4));
        var orders = ada.Hear().OfType<SpotOrderChanged>().ToArray();
        Assert.Equal([OrderStep.Placed, OrderStep.Filled, OrderStep.Changed], orders.Select(one => one.Step));
        Assert.Equal(
            [(100L, 5L, 0L), (100, 5, 2), (98, 4, 2)],
            orders.Select(one => (one.Order.PriceTicks, one.Order.Lots, one.Order.FilledLots))
        );
        Assert.Equal(3, orders.Select(one => one.Record).Distinct().Count());
    }

    [Fact]
    public void An_order_that_finds_nothing_tells_its_end_and_no_money()
    {
        var ada = Watch(_ada);
        var ioc = new SpotOrderRequest
        {
            Side = Side.Buy,
            PriceTicks = 100,
            Lots = 1,
            TimeInForce = TimeInForce.ImmediateOrCancel,
        };
        Assert.True(_world.Place(_ada, ioc).IsOk);
        Assert.Equal(["order 1 Placed: New", "order 1 Ended: Canceled NothingToTake"], ada.Lines());
    }

    [Fact]
    public void A_refused_order_tells_nothing()
    {
        var ada = Watch(_ada);
        Assert.Equal(Reject.NotEnough, _world.Place(_ada, Limit(Side.Sell, 100, 1)).Reject);
        Assert.Empty(ada.Lines());
    }

    [Fact]
    public void A_trigger_tells_that_it_waits_and_what_became_of_it()
    {
        var ada = Watch(_ada);
        Place(_bob, Side.Sell, 105, 3);
        var request = new SpotTriggerRequest(SpotTriggerKind.Trigger, 105, Limit(Side.Buy, 105, 2));
        _world.Ok(new PlaceSpotTrigger(ExchangeId.BitMart, _ada, SpotWorld.Symbol, request));
        Assert.Equal(["trigger 2: Waiting", "Spot USDT 9789790+210210 None"], ada.Lines());

        var cem = _world.User("cem");
        _world.Credit(cem, "USDT", 1_000_000);
        Place(cem, Side.Buy, 105, 1);
        Assert.Equal(
            [
                "order 4 Placed: New",
                "order 4 Filled: Filled 2@105 trade 2 taker fee 210",
                "trigger 2: Triggered",
                "Spot USDT 9789790+0 TradeOut",
                "Spot BTC 2000+0 TradeIn",
            ],
            ada.Lines()
        );
    }

    [Fact]
    public void Money_that_comes_goes_and_is_moved_says_why()
    {
        var ada = Watch(_ada);
        _world.Credit(_ada, "USDT", 1);
        _world.Ok(new DebitWallet(Spot(_ada), 2));
        _world.Ok(new TransferBetweenWallets(Spot(_ada), WalletId.Funding, 3));
        _world.Ok(new FreezeFunds(Spot(_ada), 4));
        Assert.Equal(
            [
                "Spot USDT 10000001+0 Deposit",
                "Spot USDT 9999999+0 Withdraw",
                "Spot USDT 9999996+0 TransferOut",
                "Funding USDT 3+0 TransferIn",
                "Spot USDT 9999992+4 None",
            ],
            ada.Lines()
        );
    }

    private Listener Watch(long user) => Listener.On(_world.State, ExchangeId.BitMart, user)[0];

    private long Place(long user, Side side, long ticks, long lots) => _world.Place(user, Limit(side, ticks, lots)).Value.Id;

    private static SpotOrderRequest Limit(Side side, long ticks, long lots) =>
        new()
        {
            Side = side,
            PriceTicks = ticks,
            Lots = lots,
        };

    private static AccountPlace Spot(long user) => new(ExchangeId.BitMart, user, WalletId.Spot, "USDT");
}
