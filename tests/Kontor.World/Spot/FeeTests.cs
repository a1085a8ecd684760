using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed class FeeTests
{
    private static readonly MarketRecord OnTop = SpotWorld.Market with { FeesIn = FeesIn.Quote, MakerFeePpm = 1_000, TakerFeePpm = 2_000 };

    private const string Rich = """
        credit alice BTC 1000
        credit bob USDT 1000000

        """;

    [Fact]
    public void Where_fees_are_in_the_quote_the_buyer_pays_on_top_and_holds_it_from_the_start() =>
        SpotScript.Check(
            Rich
                + """
                place bob buy 100 10   -> New 0
                balance bob USDT       -> 998998 + 1002
                place alice sell 100 4 -> Filled 4
                balance bob USDT       -> 998998.4 + 601.2
                balance bob BTC        -> 4
                balance alice USDT     -> 399.2
                fees USDT              -> 1.2
                cancel bob #1          -> PartiallyCanceled 4 ByUser
                balance bob USDT       -> 999599.6
                """,
            OnTop
        );

    [Fact]
    public void Money_for_the_price_alone_is_not_enough_where_the_fee_comes_on_top() =>
        SpotScript.Check(
            """
            credit alice BTC 10
            credit bob USDT 500
            place bob buy 100 5              -> NotEnough
            place alice sell 100 5           -> New 0
            place bob buy mkt 5              -> NotEnough
            place bob buy mkt 0 notional=500 -> NotEnough
            place bob buy mkt 0 notional=400 -> Filled 4
            balance bob USDT                 -> 99.2
            """,
            OnTop
        );

    [Fact]
    public void A_maker_pays_the_makers_rate_and_a_taker_the_takers() =>
        SpotScript.Check(
            Rich
                + """
                place alice sell 100 10 -> New 0
                place bob buy 100 10    -> Filled 10
                balance alice USDT      -> 999
                balance bob USDT        -> 998998
                fees USDT               -> 3
                """,
            OnTop
        );

    [Fact]
    public void A_level_changes_what_later_orders_pay_and_not_what_open_ones_do()
    {
        var script = SpotScript.Check(Rich + "place bob buy 100 10 -> New 0", OnTop);
        var (world, bob) = (script.World, script.World.User("bob"));
        world.Ok(new DefineFeeTier(ExchangeId.BitMart, Tier(1, makerPpm: 500_000, takerPpm: 250_000)));
        world.Ok(new SetUserFeeTier(ExchangeId.BitMart, bob, 1));
        script.Run(
            """
            place alice sell 100 10 -> Filled 10
            balance bob USDT        -> 998999
            place bob buy 90 10     -> New 0
            place alice sell 90 10  -> Filled 10
            balance bob USDT        -> 998098.55
            place alice sell 80 10  -> New 0
            place bob buy 80 10     -> Filled 10
            balance bob USDT        -> 997298.15
            """
        );
        Assert.Equal(new SpotFeeRates(500, 500), world.Spot.RatesOf(bob, world.Spot.Markets[0]));
        Assert.Equal("level 1", world.Spot.TierOf(bob).Name);
    }

    [Fact]
    public void Levels_follow_each_other_and_have_bounds()
    {
        var world = new SpotWorld();
        var user = world.User("a");
        Assert.Equal(Reject.Malformed, world.Do(new DefineFeeTier(ExchangeId.BitMart, Tier(2, 0, 0))).Reject);
        Assert.Equal(Reject.Malformed, world.Do(new DefineFeeTier(ExchangeId.BitMart, Tier(-1, 0, 0))).Reject);
        Assert.Equal(Reject.Malformed, world.Do(new DefineFeeTier(ExchangeId.BitMart, Tier(1, -1, 0))).Reject);
        Assert.Equal(Reject.Malformed, world.Do(new DefineFeeTier(ExchangeId.BitMart, Tier(1, 0, FeeTier.FactorPpmMax + 1))).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new DefineFeeTier(new ExchangeId("x"), Tier(1, 0, 0))).Reject);
        Assert.Equal(Reject.UnknownFeeTier, world.Do(new SetUserFeeTier(ExchangeId.BitMart, user, 1)).Reject);
        Assert.Equal(Reject.UnknownFeeTier, world.Do(new SetUserFeeTier(ExchangeId.BitMart, user, -1)).Reject);
        Assert.Equal(Reject.UnknownUser, world.Do(new SetUserFeeTier(ExchangeId.BitMart, 99, 0)).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new SetUserFeeTier(new ExchangeId("x"), user, 0)).Reject);
        for (var level = 1; level < FeeTier.LevelsMax; level++)
            world.Ok(new DefineFeeTier(ExchangeId.BitMart, Tier(level, 0, 0)));
        Assert.Equal(Reject.Malformed, world.Do(new DefineFeeTier(ExchangeId.BitMart, Tier(FeeTier.LevelsMax, 0, 0))).Reject);
    }

    [Theory]
    [InlineData(1, 1_000, 1)]
    [InlineData(1_000, 1_000, 1)]
    [InlineData(1_001, 1_000, 2)]
    [InlineData(0, 1_000, 0)]
    [InlineData(1_001, 0, 0)]
    [InlineData(1L << 43, 1_000_000, 1L << 43)]
    [InlineData((1L << 43) + 1, 1, 8_796_094)]
    public void A_fee_is_rounded_up(long amount, int ppm, long fee) => Assert.Equal(fee, (long)Ppm.Ceil(amount, ppm));

    [Fact]
    public void The_fee_of_the_largest_amount_does_not_overflow() =>
        Assert.Equal(Bounds.AmountMax / 5, Ppm.Ceil(Bounds.AmountMax / 5 * 5, 200_000));

    [Fact]
    public void The_smallest_fills_of_an_order_never_cost_more_than_it_holds()
    {
        var market = OnTop with { TickUnits = 1, LotUnits = 1_000, TakerFeePpm = 1, MakerFeePpm = 99_999 };
        var script = SpotScript.Check(
            """
            credit alice BTC 100
            credit bob USDT 1
            place bob buy 7 50 -> New 0
            """,
            market
        );
        for (var fill = 0; fill < 50; fill++)
            Assert.Equal(SpotOrderState.Filled, script.World.Place(script.World.User("alice"), Sell(7, 1)).Value.State);
        script.Run("balance bob USDT -> 0.6");
        Assert.Empty(script.World.Broken());
    }

    private static SpotOrderRequest Sell(long priceTicks, long lots) =>
        new()
        {
            Side = Side.Sell,
            PriceTicks = priceTicks,
            Lots = lots,
        };

    private static FeeTier Tier(int level, int makerPpm, int takerPpm) =>
        new()
        {
            Level = level,
            Name = $"level {level}",
            MakerFactorPpm = makerPpm,
            TakerFactorPpm = takerPpm,
        };
}
