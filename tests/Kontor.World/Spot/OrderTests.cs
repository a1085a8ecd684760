namespace Kontor.World.Tests.Spot;

/// <summary>What becomes of orders. Fees are 0.1 % on both sides, out of what each receives, unless a test says otherwise.</summary>
public sealed class OrderTests
{
    private const string Rich = """
        credit alice BTC 1000
        credit alice USDT 1000000
        credit bob BTC 1000
        credit bob USDT 1000000
        """;

    private static void Check(string script) => SpotScript.Check(Rich + "\n" + script);

    [Fact]
    public void A_limit_order_waits_at_its_price_and_holds_what_it_needs() =>
        Check(
            """
            place alice sell 101 5 -> New 0
            place bob buy 99 4     -> New 0
            book                   -> 4@99 | 5@101
            balance alice BTC      -> 995 + 5
            balance bob USDT       -> 999604 + 396
            """
        );

    [Fact]
    public void The_best_price_is_taken_first_and_at_one_price_whoever_came_first() =>
        Check(
            """
            place alice sell 102 5 id=S1 -> New 0
            place alice sell 101 5 id=S2 -> New 0
            place alice sell 101 5 id=S3 -> New 0
            place bob buy 102 8          -> Filled 8
            open alice                   -> S3 S1
            book                         -> | 2@101 5@102
            last                         -> 101
            """
        );

    [Fact]
    public void Trades_happen_at_the_makers_price_and_what_was_held_too_much_is_free_again() =>
        Check(
            """
            place alice sell 100 5 -> New 0
            place bob buy 110 8    -> PartiallyFilled 5
            balance bob USDT       -> 999170 + 330
            balance bob BTC        -> 1004.995
            balance alice USDT     -> 1000499.5
            balance alice BTC      -> 995
            fees USDT              -> 0.5
            fees BTC               -> 0.005
            """
        );

    [Fact]
    public void What_an_immediate_order_cannot_take_is_cancelled() =>
        Check(
            """
            place bob buy 100 5 ioc -> Canceled 0 NothingToTake
            place alice sell 100 3  -> New 0
            place bob buy 100 5 ioc -> PartiallyCanceled 3 NothingToTake
            place alice sell 100 5  -> New 0
            place bob buy 100 5 ioc -> Filled 5
            balance bob USDT        -> 999200
            book                    -> |
            """
        );

    [Fact]
    public void All_or_nothing_takes_all_or_nothing() =>
        Check(
            """
            place alice sell 100 3  -> New 0
            place alice sell 101 3  -> New 0
            place bob buy 100 5 fok -> Canceled 0 NotAllAtOnce
            place bob buy 101 5 fok -> Filled 5
            book                    -> | 1@101
            """
        );

    [Fact]
    public void A_maker_only_order_that_would_take_is_accepted_and_cancelled_at_once() =>
        Check(
            """
            place alice sell 100 3       -> New 0
            place bob buy 100 5 post id=P -> Canceled 0 WouldTake
            place bob buy 99 5 post      -> New 0
            cancel bob P                 -> UnknownOrder
            book                         -> 5@99 | 3@100
            """
        );

    [Fact]
    public void A_market_sell_takes_what_there_is_and_never_waits() =>
        Check(
            """
            place alice sell mkt 5 -> Canceled 0 NothingToTake
            place bob buy 100 3    -> New 0
            place bob buy 90 1     -> New 0
            place alice sell mkt 5 -> PartiallyCanceled 4 NothingToTake
            balance alice BTC      -> 996
            """
        );

    [Fact]
    public void A_market_buy_by_size_pays_whatever_the_book_asks() =>
        Check(
            """
            place alice sell 100 3 -> New 0
            place alice sell 200 3 -> New 0
            place bob buy mkt 4    -> Filled 4
            balance bob USDT       -> 999500
            place bob buy mkt 4    -> PartiallyCanceled 2 NothingToTake
            balance bob USDT       -> 999100
            """
        );

    [Fact]
    public void A_market_buy_by_size_needs_what_the_book_asks_for_now() =>
        SpotScript.Check(
            """
            credit alice BTC 10
            credit bob USDT 300
            place alice sell 100 3 -> New 0
            place alice sell 101 3 -> New 0
            place bob buy mkt 4    -> NotEnough
            place bob buy mkt 3    -> Filled 3
            balance bob USDT       -> 0
            """
        );

    [Fact]
    public void A_market_buy_by_notional_spends_no_more_and_the_rest_that_buys_no_lot_comes_back() =>
        Check(
            """
            place alice sell 100 3            -> New 0
            place alice sell 110 9            -> New 0
            place bob buy mkt 0 notional=600  -> PartiallyCanceled 5 MoneySpent
            balance bob USDT                  -> 999480
            place bob buy mkt 0 notional=220  -> Filled 2
            place bob buy mkt 0 notional=990  -> PartiallyCanceled 5 NothingToTake
            place bob buy mkt 0 notional=990  -> Canceled 0 NothingToTake
            balance bob USDT                  -> 998710
            """
        );

    [Fact]
    public void A_notional_that_buys_not_even_one_lot_buys_nothing() =>
        Check(
            """
            place alice sell 100 3          -> New 0
            place bob buy mkt 0 notional=99 -> Canceled 0 MoneySpent
            balance bob USDT                -> 1000000
            """
        );

    [Theory]
    [InlineData("", "Filled 4")]
    [InlineData("stp=maker", "PartiallyFilled 2")]
    [InlineData("stp=taker", "PartiallyCanceled 2 SelfTrade")]
    [InlineData("stp=both", "PartiallyCanceled 2 SelfTrade")]
    public void Whoever_meets_himself_gets_what_he_asked_for(string rule, string outcome)
    {
        var script = SpotScript.Check(
            $"""
            {Rich}
            place alice sell 100 2 id=other -> New 0
            place bob sell 100 3 id=own     -> New 0
            place bob buy 100 4 id=taker {rule} -> {outcome}
            """
        );
        script.Run(
            rule switch
            {
                "" => """
                open bob -> own
                book     -> | 1@100
                """,
                "stp=maker" => """
                open bob -> taker
                book     -> 2@100 |
                """,
                "stp=taker" => """
                open bob -> own
                book     -> | 3@100
                """,
                _ => """
                open bob ->
                book     -> |
                """,
            }
        );
    }

    [Fact]
    public void An_isolated_margin_wallet_trades_with_its_own_money() =>
        SpotScript.Check(
            """
            credit alice BTC 10
            credit bob USDT 500 margin
            place alice sell 100 3        -> New 0
            place bob buy 100 3           -> NotEnough
            place bob buy 100 3 margin    -> Filled 3
            place bob buy 50 2 margin     -> New 0
            balance bob USDT margin       -> 100 + 100
            balance bob BTC margin        -> 2.997
            balance bob BTC               -> 0
            """
        );
}
