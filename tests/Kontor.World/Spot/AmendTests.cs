namespace Kontor.World.Tests.Spot;

public sealed class AmendTests
{
    private const string Rich = """
        credit a BTC 1000
        credit a USDT 10000
        credit b BTC 1000
        credit b USDT 10000

        """;

    private static void Check(string script) => SpotScript.Check(Rich + script);

    [Fact]
    public void An_order_that_gets_smaller_keeps_its_place_and_gives_money_back() =>
        Check(
            """
            place a buy 100 5 id=A -> New 0
            place b buy 100 5 id=B -> New 0
            amend a A 0 3          -> New 0
            balance a USDT         -> 9700 + 300
            place b sell 100 4     -> Filled 4
            open a                 ->
            open b                 -> B
            book                   -> 4@100 |
            """
        );

    [Fact]
    public void One_that_gets_larger_or_goes_elsewhere_loses_it() =>
        Check(
            """
            place a buy 100 5 id=A -> New 0
            place b buy 100 5 id=B -> New 0
            amend a A 0 6          -> New 0
            balance a USDT         -> 9400 + 600
            place b sell 100 5     -> Filled 5
            open a                 -> A
            open b                 ->
            amend a A 99 0         -> New 0
            balance a USDT         -> 9406 + 594
            book                   -> 6@99 |
            """
        );

    [Fact]
    public void One_that_now_reaches_somebody_takes() =>
        Check(
            """
            place b sell 105 4      -> New 0
            place a buy 100 5 id=A  -> New 0
            amend a A 110 6         -> PartiallyFilled 4
            book                    -> 2@110 |
            balance a USDT          -> 9360 + 220
            amend a A 0 4           -> SizeBelowFilled
            amend a A 0 5           -> PartiallyFilled 4
            place b sell 110 1      -> Filled 1
            amend a A 0 7           -> UnknownOrder
            """
        );

    [Fact]
    public void One_that_only_wanted_to_be_a_maker_is_cancelled_when_it_would_take() =>
        Check(
            """
            place b sell 105 4          -> New 0
            place a buy 100 5 post id=A -> New 0
            amend a A 104 0             -> New 0
            amend a A 105 0             -> Canceled 0 WouldTake
            balance a USDT              -> 10000
            """
        );

    [Fact]
    public void One_that_meets_its_owner_keeps_to_its_rule() =>
        Check(
            """
            place a sell 105 4             -> New 0
            place a buy 100 5 id=A stp=taker -> New 0
            amend a A 105 0                -> Canceled 0 SelfTrade
            book                           -> | 4@105
            """
        );

    [Fact]
    public void An_amendment_that_is_refused_changes_nothing() =>
        Check(
            """
            place a buy 100 50 id=A -> New 0
            amend a A 0 0           -> WrongCombination
            amend a A -1 5          -> NotPositive
            amend a A 5 -1          -> NotPositive
            amend a A 101 100       -> NotEnough
            amend a A 0 5000000000000 -> SizeTooLarge
            amend a A 5000000000000 0 -> PriceTooHigh
            amend b A 0 1           -> UnknownOrder
            amend b #1 0 1          -> UnknownOrder
            amend a #2 0 1          -> UnknownOrder
            amend a A 100 50        -> New 0
            balance a USDT          -> 5000 + 5000
            market Halted
            amend a A 99 0          -> MarketHalted
            market Trading
            amend a A 99 0          -> New 0
            """
        );
}
