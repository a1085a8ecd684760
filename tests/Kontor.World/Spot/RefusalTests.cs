using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed class RefusalTests
{
    private static readonly MarketRecord Strict = SpotWorld.Market with
    {
        MinLots = 2,
        MaxLots = 100,
        MarketMaxLots = 50,
        MinPriceTicks = 10,
        MaxPriceTicks = 1_000,
        MinBuyValue = 500_000,
        MinSellValue = 600_000,
        BuyLimitRatioPpm = 100_000,
        SellLimitRatioPpm = 200_000,
        OpenOrdersMax = 2,
    };

    /// <summary>
    /// Everything that can be wrong, in the order in which it is said. Each line makes one thing wrong, and a test puts two together: the
    /// earlier one must be the answer, whatever stands behind it.
    /// </summary>
    private static readonly (Reject Reject, Func<SpotWorld, SpotOrderRequest, SpotOrderRequest> Spoil)[] InOrder =
    [
        (
            Reject.MarketClosedToApi,
            (world, order) => Redefine(world, market => market with { IsApiTradable = false }, order with { IsApi = true })
        ),
        (
            Reject.NoMarginWallet,
            (world, order) => Redefine(world, market => market with { HasMargin = false }, order with { IsMargin = true })
        ),
        (Reject.Malformed, (_, order) => order with { TimeInForce = (TimeInForce)9 }),
        (Reject.NotPositive, (_, order) => order with { Notional = -1 }),
        (Reject.WrongCombination, (_, order) => order with { Notional = 1 }),
        (Reject.DuplicateClientId, (world, order) => order with { ClientId = NameOfOpenOrder(world) }),
        (Reject.SizeTooSmall, (_, order) => order with { Lots = 1 }),
        (Reject.PriceTooHigh, (_, order) => order with { PriceTicks = 1_001 }),
        (Reject.TooManyOpenOrders, (world, order) => Redefine(world, market => market with { OpenOrdersMax = 1 }, order, fill: true)),
        (Reject.NotEnough, (world, order) => Poor(world, order)),
    ];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (var first = 0; first < InOrder.Length; first++)
            for (var second = first; second < InOrder.Length; second++)
                pairs.Add(first, second);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Of_two_mistakes_the_earlier_one_is_the_answer(int first, int second)
    {
        var world = Ready(Strict with { OpenOrdersMax = 100 });
        var order = InOrder[first].Spoil(world, Good);
        // The second mistake may have covered up the first.
        if (second != first)
            order = InOrder[first].Spoil(world, InOrder[second].Spoil(world, order));
        Assert.Equal(InOrder[first].Reject, world.Place(1, order).Reject);
        Assert.Empty(world.Broken());
    }

    [Fact]
    public void A_good_order_is_taken() => Assert.Equal(SpotOrderState.New, Ready(Strict).Place(1, Good).Value.State);

    [Theory]
    [InlineData(MarketState.Halted, Reject.MarketHalted)]
    [InlineData(MarketState.PreTrade, Reject.MarketNotOpen)]
    [InlineData(MarketState.Delisted, Reject.MarketDelisted)]
    public void A_market_that_does_not_trade_says_why(MarketState state, Reject reject)
    {
        var world = Ready(Strict with { State = state, IsApiTradable = false });
        Assert.Equal(reject, world.Place(99, Good with { IsApi = true, Lots = -1 }).Reject);
    }

    [Fact]
    public void Whoever_is_unknown_or_never_opened_an_account_does_not_trade()
    {
        var world = Ready(Strict);
        Assert.Equal(Reject.UnknownUser, world.Place(99, Good with { Lots = -1 }).Reject);
        Assert.Equal(Reject.UnknownUser, world.Place(-1, Good).Reject);
        world.Ok(new PatchUser(1) { Accounts = AccountKinds.Funding });
        Assert.Equal(Reject.AccountNotOpened, world.Place(1, Good with { Lots = -1 }).Reject);
    }

    [Fact]
    public void Exchanges_and_symbols_must_be_known()
    {
        var (world, nowhere) = (Ready(Strict), new ExchangeId("nowhere"));
        Assert.Equal(Reject.UnknownMarket, world.Place(99, Good, "X_USDT").Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new PlaceSpotOrder(nowhere, 1, SpotWorld.Symbol, Good)).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new PlaceSpotBatch(nowhere, 1, SpotWorld.Symbol, [Good])).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new PlaceSpotBatch(ExchangeId.BitMart, 1, "X_USDT", [Good])).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new CancelSpotOrder(nowhere, 1, "", default)).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new CancelSpotOrder(ExchangeId.BitMart, 1, "X_USDT", default)).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new CancelSpotOrders(nowhere, 1, "", [default])).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new CancelSpotOrders(ExchangeId.BitMart, 1, "X_USDT", [default])).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new CancelAllSpotOrders(nowhere, 1, "", null)).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new CancelAllSpotOrders(ExchangeId.BitMart, 1, "X_USDT", null)).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new AmendSpotOrder(nowhere, 1, "", default, 1, 1)).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new AmendSpotOrder(ExchangeId.BitMart, 1, "X_USDT", default, 1, 1)).Reject);
        var trigger = new SpotTriggerRequest(SpotTriggerKind.Trigger, 100, Good);
        Assert.Equal(Reject.UnknownExchange, world.Do(new PlaceSpotTrigger(nowhere, 1, SpotWorld.Symbol, trigger)).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new PlaceSpotTrigger(ExchangeId.BitMart, 1, "X_USDT", trigger)).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new CancelSpotTrigger(nowhere, 1, "", null, default)).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new CancelSpotTrigger(ExchangeId.BitMart, 1, "X_USDT", null, default)).Reject);
        Assert.Equal(Reject.UnknownExchange, world.Do(new CancelAllSpotTriggers(nowhere, 1, "", null)).Reject);
        Assert.Equal(Reject.UnknownMarket, world.Do(new CancelAllSpotTriggers(ExchangeId.BitMart, 1, "X_USDT", null)).Reject);
    }

    [Fact]
    public void What_is_missing_is_named() =>
        SpotScript.Check(
            """
            place a buy 0 0                       -> SizeMissing
            place a buy 100 0                     -> SizeMissing
            place a buy 0 5                       -> PriceMissing
            place a sell mkt 0                    -> SizeMissing
            place a sell mkt 0 notional=5         -> SizeMissing
            place a buy mkt 0                     -> NotionalMissing
            place a buy 100 5 notional=5          -> WrongCombination
            place a sell mkt 5 notional=5         -> WrongCombination
            place a buy mkt 5 notional=5          -> WrongCombination
            place a buy mkt 5 price=5             -> WrongCombination
            place a buy mkt 5 fok                 -> WrongCombination
            place a buy mkt 5 post                -> WrongCombination
            place a buy mkt 5 ioc                 -> Canceled 0 NothingToTake
            place a buy -1 5                      -> NotPositive
            place a buy 100 -5                    -> NotPositive
            place a buy mkt 0 notional=-5         -> NotPositive
            """
        );

    [Theory]
    [InlineData((byte)2, 0, 0, 0)]
    [InlineData((byte)0, 2, 0, 0)]
    [InlineData((byte)0, 0, 4, 0)]
    [InlineData((byte)0, 0, 0, 4)]
    public void Values_without_a_meaning_are_refused(byte side, byte kind, byte timeInForce, byte selfTrade)
    {
        var order = Good with
        {
            Side = (Side)side,
            Kind = (SpotOrderKind)kind,
            TimeInForce = (TimeInForce)timeInForce,
            SelfTrade = (SelfTradeRule)selfTrade,
        };
        Assert.Equal(Reject.Malformed, Ready(Strict).Place(1, order).Reject);
    }

    [Fact]
    public void Every_filter_has_its_own_answer_on_both_sides_of_its_bound() =>
        SpotScript.Check(
            """
            credit a USDT 1000000
            credit b BTC 1000
            place a buy 300 1    -> SizeTooSmall
            place a buy 300 101  -> SizeTooLarge
            place a buy mkt 51   -> SizeTooLarge
            place a buy mkt 50   -> Canceled 0 NothingToTake
            place a buy 9 100    -> PriceTooLow
            place a buy 1001 2   -> PriceTooHigh
            place a buy 10 49    -> NotionalTooSmall
            place b sell 10 59   -> NotionalTooSmall
            place a buy mkt 0 notional=499 -> NotionalTooSmall
            place a buy 10 50    -> New 0
            place b sell 10 60   -> PartiallyFilled 50
            cancel b #3          -> PartiallyCanceled 50 ByUser
            """,
            Strict
        );

    [Fact]
    public void Prices_stay_within_reach_of_the_last_one() =>
        SpotScript.Check(
            """
            credit a USDT 1000000
            credit b BTC 1000
            place a buy 1000 2   -> New 0
            cancel a #1          -> Canceled 0 ByUser
            place b sell 100 6   -> New 0
            place a buy 100 6    -> Filled 6
            place a buy 111 6    -> PriceOutsideBand
            place a buy 110 6    -> New 0
            place b sell 79 10   -> PriceOutsideBand
            place b sell 1000 10 -> New 0
            place b sell 80 10   -> PartiallyFilled 6
            open a               ->
            """,
            Strict
        );

    [Fact]
    public void A_market_order_by_size_is_worth_what_the_last_price_says() =>
        SpotScript.Check(
            """
            credit a USDT 1000000
            credit b BTC 1000
            place a buy mkt 2    -> Canceled 0 NothingToTake
            place b sell 100 6   -> New 0
            place a buy 100 6    -> Filled 6
            place a buy mkt 4    -> NotionalTooSmall
            place a buy mkt 5    -> Canceled 0 NothingToTake
            place b sell mkt 5   -> NotionalTooSmall
            """,
            Strict
        );

    [Theory]
    [InlineData(long.MaxValue, 1, Reject.PriceTooHigh)]
    [InlineData(OrderBook.PriceTicksMax + 1, 1, Reject.PriceTooHigh)]
    [InlineData(1, long.MaxValue, Reject.SizeTooLarge)]
    [InlineData(1, OrderBook.LotsMax + 1, Reject.SizeTooLarge)]
    [InlineData(OrderBook.PriceTicksMax, OrderBook.LotsMax, Reject.NotEnough)]
    [InlineData(long.MinValue, long.MinValue, Reject.NotPositive)]
    public void Absurd_numbers_are_refused_and_overflow_nothing(long priceTicks, long lots, Reject reject)
    {
        var world = Ready(SpotWorld.Market with { FeesIn = FeesIn.Quote, TakerFeePpm = MarketRecord.FeePpmMax });
        foreach (var timeInForce in Enum.GetValues<TimeInForce>())
        {
            var order = new SpotOrderRequest
            {
                PriceTicks = priceTicks,
                Lots = lots,
                TimeInForce = timeInForce,
            };
            Assert.Equal(reject, world.Place(1, order).Reject);
            var trigger = new SpotTriggerRequest(SpotTriggerKind.Trigger, 1, order);
            Assert.Equal(reject, world.Do(new PlaceSpotTrigger(ExchangeId.BitMart, 1, SpotWorld.Symbol, trigger)).Reject);
        }
    }

    [Fact]
    public void No_notional_is_too_absurd_to_be_answered()
    {
        var world = Ready(SpotWorld.Market with { FeesIn = FeesIn.Quote, TakerFeePpm = MarketRecord.FeePpmMax });
        var order = new SpotOrderRequest { Kind = SpotOrderKind.Market, Notional = Int128.MaxValue };
        Assert.Equal(Reject.SizeTooLarge, world.Place(1, order).Reject);
        Assert.Equal(Reject.NotEnough, world.Place(1, order with { Notional = Bounds.AmountMax }).Reject);
        Assert.Equal(Reject.NotPositive, world.Place(1, order with { Notional = Int128.MinValue }).Reject);
    }

    [Fact]
    public void A_repetition_is_told_so_and_finds_the_first_one()
    {
        var script = SpotScript.Check(
            """
            credit a USDT 500
            place a buy 100 5 id=X -> New 0
            place a buy 100 5 id=X -> DuplicateClientId
            """
        );
        Assert.True(ClientOrderId.TryParse("X", out var name));
        Assert.True(script.World.Spot.TryFindOpen(1, SpotWorld.Symbol, SpotOrderKey.Of(name), out var order));
        Assert.Equal(1, order.Id);
        script.Run(
            """
            cancel a X             -> Canceled 0 ByUser
            place a buy 100 5 id=X -> New 0
            place b buy 100 5 id=X -> NotEnough
            """
        );
    }

    [Fact]
    public void A_book_takes_only_so_many_prices()
    {
        var world = Ready(SpotWorld.Market with { OpenOrdersMax = 20_000 });
        world.Credit(1, "BTC", 100_000_000);
        var order = new SpotOrderRequest { Side = Side.Sell, Lots = 1 };
        var priceTicks = 100;
        while (world.Place(1, order with { PriceTicks = priceTicks }) is var placed)
        {
            if (placed.IsOk)
                priceTicks++;
            else
            {
                Assert.Equal(Reject.BookFull, placed.Reject);
                break;
            }
        }
        Assert.Equal(16_384, priceTicks - 100);
        Assert.True(world.Place(1, order with { PriceTicks = 100 }).IsOk);
        Assert.True(world.Place(1, order with { PriceTicks = 50_000, TimeInForce = TimeInForce.ImmediateOrCancel }).IsOk);
        var amend = new AmendSpotOrder(ExchangeId.BitMart, 1, "", SpotOrderKey.Of(1), 50_000, 0);
        Assert.Equal(Reject.BookFull, world.Do(amend).Reject);
        Assert.Empty(world.Broken());
    }

    private static SpotOrderRequest Good { get; } = new() { PriceTicks = 300, Lots = 10 };

    private static SpotWorld Ready(MarketRecord market)
    {
        var world = new SpotWorld(market);
        world.Credit(world.User("a"), "USDT", 1_000_000_000);
        return world;
    }

    private static SpotOrderRequest Redefine(
        SpotWorld world,
        Func<MarketRecord, MarketRecord> change,
        SpotOrderRequest order,
        bool fill = false
    )
    {
        if (fill)
            world.Place(1, Good);
        world.Define(change(world.Spot.Markets[0]));
        return order;
    }

    private static ClientOrderId NameOfOpenOrder(SpotWorld world)
    {
        Assert.True(ClientOrderId.TryParse("twice", out var name));
        world.Place(1, Good with { ClientId = name });
        return name;
    }

    private static SpotOrderRequest Poor(SpotWorld world, SpotOrderRequest order)
    {
        var available = world.BalanceOf(1, "USDT").Available;
        world.Ok(new FreezeFunds(new AccountPlace(ExchangeId.BitMart, 1, WalletId.Spot, "USDT"), available));
        return order;
    }
}
