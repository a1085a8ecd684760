using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;
using static Kontor.World.Tests.Perpetuals.RiskWords;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>Ann holds 10 BTC, isolated, that she bought from Bob at 100 USDT.</summary>
public sealed class ContractStateTests
{
    private readonly PerpetualWorld _world = new();

    public ContractStateTests()
    {
        foreach (var (user, coins) in new[] { ("ann", 200), ("bob", 1_000), ("cid", 2_000) })
            _world.Credit(user, coins);
        _world.Trade(Btc, "ann", "bob", 100, 10, buyerMode: MarginMode.Isolated);
        _world.Index(Btc, 100_000);
    }

    [Fact]
    public void While_a_contract_is_paused_liquidations_and_plans_wait_and_funding_goes_on()
    {
        _world.PlacePlan("ann", Btc, Plan(PlanKind.StopLoss, OrderAction.SellToReduce, 95, 0) with { Source = PriceSource.Mark });
        _world.Bid("cid", Btc, 90, 10);
        Become(ContractState.Paused);
        _world.Index(Btc, 90_000);
        _world.Advance(8 * HourMs);

        Assert.Equal((PositionState.Open, 10L), (_world.Position("ann", Btc)!.Value.State, _world.Position("ann", Btc)!.Value.Lots));
        Assert.Equal(90, _world.Position("ann", Btc)!.Value.FundingPaid);
        Assert.Single(_world.Plans("ann"));
        Assert.Equal(Reject.ContractPaused, _world.Place("cid", Btc, Limit(OrderAction.Buy, 90, 1)).Reject);
        _world.MustBeSound();

        // The stop comes first when it goes on.
        Become(ContractState.Trading);
        Assert.Null(_world.Position("ann", Btc));
        Assert.Equal(OrderOrigin.StopLoss, _world.Ended("ann")[0].Origin);
        _world.MustBeSound();
    }

    [Fact]
    public void What_was_being_sold_when_the_contract_was_paused_is_not_taken_over_before_it_goes_on()
    {
        _world.Index(Btc, 90_000);
        Become(ContractState.Paused);
        _world.Advance(60 * SecondMs);
        Assert.Equal(PositionState.InLiquidation, _world.Position("ann", Btc)!.Value.State);
        _world.MustBeSound();

        Become(ContractState.Trading);
        _world.Advance(5 * SecondMs);
        Assert.Null(_world.Position("ann", Btc));
        _world.MustBeSound();
    }

    [Fact]
    public void A_contract_that_goes_offline_settles_all_positions_at_the_mark_and_cancels_all_that_waits()
    {
        _world.Trade(Btc, "cid", "bob", 100, 5);
        _world.PlacePlan("ann", Btc, Plan(PlanKind.StopLoss, OrderAction.SellToReduce, 80, 0));
        _world.Bid("cid", Btc, 60, 1);
        _world.Index(Btc, 95_000);
        Become(ContractState.Offline);

        Assert.Equal((0L, 0, 0), (_world.At(Btc).OpenLots, _world.At(Btc).Book.Count, _world.Perpetuals.PositionsCount));
        Assert.Empty(_world.Plans("ann"));
        Assert.Equal((200_000 - 1_000 - 50_000, 1_000_000 + 75_000), (_world.Wealth("ann"), _world.Wealth("bob")));
        Assert.Equal(OrderOrigin.Settlement, _world.Ended("ann")[0].Origin);
        Assert.Equal(Reject.ContractOffline, _world.RejectOf(new SetIndexPrice(ExchangeId.Weex, Btc, 1)));
        // Three rounds of ETH, and none of BTC.
        _world.Advance(24 * HourMs);
        Assert.Equal(4, _world.Perpetuals.History.FundingRates.NextId);
        _world.MustBeSound();
    }

    [Fact]
    public void Somebody_who_is_bankrupt_then_does_not_owe_what_the_fund_can_pay()
    {
        _world.Endow(80_000);
        _world.Index(Btc, 82_000);
        Assert.Equal(PositionState.InLiquidation, _world.Position("ann", Btc)!.Value.State);
        Become(ContractState.Offline);

        Assert.Equal((99_000, 1_180_000, 0), (_world.Wealth("ann"), _world.Wealth("bob"), _world.Fund()));
        _world.MustBeSound();
    }

    [Theory, InlineData(0, Reject.NotPositive), InlineData(-5, Reject.NotPositive), InlineData(long.MaxValue, Reject.PriceTooHigh)]
    public void An_index_that_cannot_be_is_refused(long units, Reject reject) =>
        Assert.Equal(reject, _world.RejectOf(new SetIndexPrice(ExchangeId.Weex, Btc, units)));

    [Fact]
    public void The_candles_of_mark_and_index_follow_the_index()
    {
        _world.Index(Btc, 101_000);
        foreach (var price in new[] { CandlePrice.Mark, CandlePrice.Index })
        {
            var candle = _world
                .At(Btc)
                .Tape.Candles(price)
                .Read(CandleInterval.Minute1, _world.NowMs, _world.NowMs, 1, _world.NowMs)
                .Single();
            Assert.Equal((100_000, 101_000, 101_000), (candle.Open, candle.High, candle.Close));
        }
        Assert.Equal(Reject.UnknownContract, _world.RejectOf(new SetIndexPrice(ExchangeId.Weex, "NONE", 1)));
        Assert.Equal(Reject.UnknownExchange, _world.RejectOf(new SetIndexPrice(new ExchangeId("none"), Btc, 1)));
    }

    private void Become(ContractState state) => _world.Define(_world.At(Btc).Record with { State = state });
}
