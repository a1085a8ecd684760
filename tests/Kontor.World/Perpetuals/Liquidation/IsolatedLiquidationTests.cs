using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;

namespace Kontor.World.Tests.Perpetuals.Liquidation;

/// <summary>
/// Ann holds 10 BTC, bought from Bob at 100 USDT with 100 USDT of margin set aside; of her 200 USDT she paid 1 in fees and has 99 left. The
/// maintenance margin is 0.5 %, so the position ends below (1,000 - 100) / 0.995 / 10 = 90.4523 USDT; it is bankrupt at 90.
/// </summary>
public sealed class IsolatedLiquidationTests
{
    private readonly PerpetualWorld _world = new();

    public IsolatedLiquidationTests()
    {
        foreach (var (user, coins) in new[] { ("ann", 200), ("bob", 1_000), ("cid", 2_000), ("dan", 5_000) })
            _world.Credit(user, coins);
        _world.Trade(Btc, "ann", "bob", 100, 10, buyerMode: MarginMode.Isolated);
        _world.Index(Btc, 100_000);
    }

    [Fact]
    public void The_book_takes_it_and_what_is_left_of_the_margin_is_the_funds()
    {
        _world.Bid("cid", Btc, 91, 4);
        _world.Bid("cid", Btc, 90, 8);
        // At 90.453 there are 4.530 USDT left, and 4.523 are needed; at 90.452 there are 4.520.
        _world.Index(Btc, 90_453);
        Assert.Equal(PositionState.Open, _world.Position("ann", Btc)!.Value.State);
        _world.Index(Btc, 90_452);

        // 4 at 91 and 6 at 90 bring 904 USDT: 96 are lost, and 4 of the margin are left.
        Assert.Null(_world.Position("ann", Btc));
        Assert.Equal(99_000, _world.Wealth("ann"));
        Assert.Equal(4_000, _world.Fund());
        var order = _world.Ended("ann")[0];
        Assert.Equal(
            (OrderOrigin.Liquidation, PerpetualOrderState.Filled, 90L, 10L),
            (order.Origin, order.State, order.PriceTicks, order.FilledLots)
        );
        Assert.Equal((-96_000, 0), (order.RealizedPnl, order.Fees));
        _world.MustBeSound();
    }

    [Fact]
    public void What_the_book_does_not_take_waits_in_it_and_nobody_but_the_house_can_touch_it()
    {
        _world.Ask("ann", Btc, 120, 3);
        _world.Bid("cid", Btc, 90, 4);
        _world.Index(Btc, 90_000);

        var position = _world.Position("ann", Btc)!.Value;
        Assert.Equal((PositionState.InLiquidation, 6L), (position.State, position.Lots));
        Assert.Equal(PerpetualEnd.Liquidation, _world.Ended("ann")[0].End);
        Assert.True(_world.At(Btc).Book.TryBestPrice(Kontor.World.Matching.Side.Sell, out var ask));
        Assert.Equal(90, ask);
        Assert.Equal(Reject.PositionInLiquidation, _world.Place("ann", Btc, Limit(OrderAction.SellToReduce, 95, 1)).Reject);
        Assert.Equal(Reject.PositionInLiquidation, _world.Place("ann", Btc, Limit(OrderAction.Buy, 80, 1)).Reject);
        Assert.Equal(
            Reject.PositionInLiquidation,
            _world.RejectOf(new MovePositionMargin(ExchangeId.Weex, _world.User("ann"), position.Id, 10_000))
        );
        var resting = _world.Perpetuals.OpenOrders(new PerpetualQuery(_world.Ledger.Index, _world.User("ann"))).Single();
        Assert.Equal(
            Reject.PositionInLiquidation,
            _world.RejectOf(new CancelPerpetualOrder(ExchangeId.Weex, _world.User("ann"), Btc, PerpetualOrderKey.Of(resting.Id)))
        );
        Assert.Empty(_world.Ok(new CancelAllPerpetualOrders(ExchangeId.Weex, _world.User("ann"), Btc)));
        _world.MustBeSound();

        // Somebody takes it after all.
        _world.Bid("cid", Btc, 90, 6);
        Assert.Null(_world.Position("ann", Btc));
        Assert.Equal(99_000, _world.Wealth("ann"));
        Assert.Equal(0, _world.Fund());
        _world.Advance(5 * RiskWords.SecondMs);
        _world.MustBeSound();
    }

    [Fact]
    public void After_five_seconds_the_other_side_is_closed_at_the_mark_and_the_fund_pays_what_that_costs()
    {
        _world.Endow(60_000);
        _world.Index(Btc, 85_000);
        _world.Advance(4_999);
        Assert.Equal(PositionState.InLiquidation, _world.Position("ann", Btc)!.Value.State);
        _world.Advance(1);

        // 1,000 - 850 = 150 USDT are lost: 100 of them were set aside, 50 are the fund's. Bob gets all of his 150.
        Assert.Null(_world.Position("ann", Btc));
        Assert.Null(_world.Position("bob", Btc));
        Assert.Equal(99_000, _world.Wealth("ann"));
        Assert.Equal(1_150_000, _world.Wealth("bob"));
        Assert.Equal(10_000, _world.Fund());
        Assert.Equal((OrderOrigin.Bankruptcy, 85L), (_world.Ended("ann")[0].Origin, _world.Ended("ann")[0].PriceTicks));
        Assert.Equal((OrderOrigin.Deleveraging, 85L), (_world.Ended("bob")[0].Origin, _world.Ended("bob")[0].PriceTicks));
        _world.MustBeSound();
    }

    [Fact]
    public void When_the_fund_cannot_pay_those_who_gained_most_for_their_money_are_closed_at_the_bankruptcy_price()
    {
        // Dan is short by 5 as well, with five times as much behind it: Bob comes first.
        _world.Trade(Btc, "cid", "dan", 100, 5);
        _world.Endow(49_999);
        _world.Index(Btc, 85_000);
        _world.Advance(5 * RiskWords.SecondMs);

        Assert.Null(_world.Position("ann", Btc));
        Assert.Null(_world.Position("bob", Btc));
        Assert.Equal(5, _world.Position("dan", Btc)!.Value.Lots);
        // 10 x (100 - 90): Bob would have had 150 USDT at the mark, and gets 100.
        Assert.Equal(1_100_000, _world.Wealth("bob"));
        Assert.Equal(99_000, _world.Wealth("ann"));
        Assert.Equal(49_999, _world.Fund());
        _world.MustBeSound();
    }

    [Fact]
    public void A_price_that_recovers_in_time_is_a_surplus_for_the_fund()
    {
        _world.Index(Btc, 90_000);
        _world.Index(Btc, 95_000);
        _world.Advance(5 * RiskWords.SecondMs);

        // 50 USDT of the margin are lost at 95, the other 50 are left over.
        Assert.Equal(99_000, _world.Wealth("ann"));
        Assert.Equal(50_000, _world.Fund());
        Assert.Equal(1_050_000, _world.Wealth("bob"));
        _world.MustBeSound();
    }

    [Fact]
    public void Whoever_lets_margin_be_added_is_liquidated_when_nothing_is_left_to_add()
    {
        var id = _world.Position("ann", Btc)!.Value.Id;
        _world.Ok(new SetAutoAppendMargin(ExchangeId.Weex, _world.User("ann"), id, true));
        // 95.5 USDT are lost: 99 of the wallet would bring the equity to 103.5, and 100 are the initial margin.
        _world.Index(Btc, 90_450);
        Assert.Equal(PositionState.Open, _world.Position("ann", Btc)!.Value.State);
        Assert.Equal(195_500, _world.Position("ann", Btc)!.Value.IsolatedMargin);
        _world.MustBeSound();

        _world.Index(Btc, 80_600);
        // 194 USDT are lost and 4.03 are needed: the last 3.5 of the wallet leave 5.
        Assert.Equal(PositionState.Open, _world.Position("ann", Btc)!.Value.State);
        Assert.Equal(199_000, _world.Position("ann", Btc)!.Value.IsolatedMargin);
        _world.Index(Btc, 80_500);
        Assert.Equal(PositionState.InLiquidation, _world.Position("ann", Btc)!.Value.State);
        _world.MustBeSound();
    }
}
