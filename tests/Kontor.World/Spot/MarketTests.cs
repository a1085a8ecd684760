using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed class MarketTests
{
    public static TheoryData<string, Func<MarketRecord, MarketRecord>> Bad { get; } =
        new()
        {
            { "a fee below nothing", market => market with { MakerFeePpm = -1 } },
            { "a fee above all bounds", market => market with { TakerFeePpm = MarketRecord.FeePpmMax + 1 } },
            { "no smallest size", market => market with { MinLots = 0 } },
            { "sizes the wrong way round", market => market with { MinLots = 5, MaxLots = 4 } },
            { "a size beyond the book", market => market with { MaxLots = OrderBook.LotsMax + 1 } },
            { "market orders below the smallest", market => market with { MinLots = 5, MarketMaxLots = 4 } },
            { "market orders beyond the book", market => market with { MarketMaxLots = OrderBook.LotsMax + 1 } },
            { "a price below nothing", market => market with { MinPriceTicks = -1 } },
            { "prices the wrong way round", market => market with { MinPriceTicks = 5, MaxPriceTicks = 4 } },
            { "a price beyond the book", market => market with { MaxPriceTicks = OrderBook.PriceTicksMax + 1 } },
            { "a worth below nothing", market => market with { MinBuyValue = -1 } },
            { "a worth beyond counting", market => market with { MinSellValue = Bounds.AmountMax + 1 } },
            { "a ratio below nothing", market => market with { BuyLimitRatioPpm = -1 } },
            { "a sell ratio of more than all", market => market with { SellLimitRatioPpm = 1_000_001 } },
            { "no orders at all", market => market with { OpenOrdersMax = 0 } },
            { "triggers below nothing", market => market with { TriggerOrdersMax = -1 } },
            { "no such state", market => market with { State = (MarketState)4 } },
            { "no such place for fees", market => market with { FeesIn = (FeesIn)2 } },
            { "a tick and lot too fine", market => market with { TickUnits = 1, LotUnits = 1 } },
        };

    [Theory, MemberData(nameof(Bad))]
    public void A_definition_that_makes_no_sense_is_malformed(string what, Func<MarketRecord, MarketRecord> spoil)
    {
        var world = new SpotWorld();
        var market = spoil(SpotWorld.Market) with { Symbol = "NEW" };
        Assert.True(world.Do(new DefineMarket(ExchangeId.BitMart, market)).Reject == Reject.Malformed, what);
    }

    [Fact]
    public void Everything_but_tick_lot_and_assets_can_change()
    {
        var world = new SpotWorld();
        var changed = SpotWorld.Market with
        {
            State = MarketState.Halted,
            IsApiTradable = false,
            HasMargin = false,
            FeesIn = FeesIn.Quote,
            MakerFeePpm = 1,
            TakerFeePpm = 2,
            MinLots = 3,
            MaxLots = 4,
            MarketMaxLots = 5,
            MinPriceTicks = 6,
            MaxPriceTicks = 7,
            MinBuyValue = 8,
            MinSellValue = 9,
            BuyLimitRatioPpm = 10,
            SellLimitRatioPpm = 11,
            OpenOrdersMax = 12,
            TriggerOrdersMax = 13,
        };
        world.Define(changed);
        Assert.Equal(changed, world.Spot.FindMarket(SpotWorld.Symbol));
        foreach (
            var other in (MarketRecord[])
                [changed with { TickUnits = 2_000 }, changed with { LotUnits = 2_000 }, changed with { Base = "ETH" }]
        )
            Assert.Equal(Reject.Conflict, world.Do(new DefineMarket(ExchangeId.BitMart, other)).Reject);
    }

    [Fact]
    public void A_change_of_fees_is_for_later_orders() =>
        Assert.Empty(
            SpotScript
                .Check(
                    """
                    credit a USDT 10000
                    credit b BTC 10
                    place a buy 100 5 -> New 0
                    """
                )
                .Then(script => script.World.Define(SpotWorld.Market with { FeesIn = FeesIn.Quote, MakerFeePpm = 50_000 }))
                .Then(script =>
                    script.Run(
                        """
                        place b sell 100 5 -> Filled 5
                        balance a USDT     -> 9500
                        balance a BTC      -> 4.995
                        """
                    )
                )
                .World.Broken()
        );

    [Fact]
    public async Task The_public_sees_markets_books_and_trades_without_asking_the_loop()
    {
        await using var live = TestWorld.Open();
        await live.DefineBitMart();
        var (seller, buyer) = ((await live.User("s")).Number, (await live.User("b")).Number);
        await live.Ok(new CreditWallet(TestWorld.Spot(seller, "BTC"), 1_000_000));
        await live.Ok(new CreditWallet(TestWorld.Spot(buyer, "USDT"), 1_000_000_000));
        var order = new SpotOrderRequest { PriceTicks = 7, Lots = 5 };
        await live.Ok(new PlaceSpotOrder(ExchangeId.BitMart, seller, "BTC_USDT", order with { Side = Side.Sell }));
        await live.Ok(new PlaceSpotOrder(ExchangeId.BitMart, buyer, "BTC_USDT", order with { Lots = 2 }));

        var market = live.Spot.Find(ExchangeId.BitMart, "BTC_USDT")!;
        Assert.Same(market, live.Spot.Markets(ExchangeId.BitMart).Single());
        Assert.Equal(new DepthLevel(7, 3), Assert.Single(market.Tape.Depth().Asks));
        var trade = Assert.Single(market.Tape.Trades());
        Assert.Equal((1L, 7L, 2L, Side.Buy), (trade.TradeId, trade.PriceTicks, trade.Lots, trade.TakerSide));
        Assert.Null(live.Spot.Find(ExchangeId.BitMart, "X"));
        Assert.Empty(live.Spot.Markets(ExchangeId.Weex));

        var halted = market.Record with { State = MarketState.Halted };
        await live.Ok(new DefineMarket(ExchangeId.BitMart, halted));
        Assert.Equal(halted, live.Spot.Find(ExchangeId.BitMart, "BTC_USDT")!.Record);
        Assert.Same(market.Tape, live.Spot.Find(ExchangeId.BitMart, "BTC_USDT")!.Tape);
    }
}

internal static class Sequence
{
    public static T Then<T>(this T subject, Action<T> act)
    {
        act(subject);
        return subject;
    }
}
