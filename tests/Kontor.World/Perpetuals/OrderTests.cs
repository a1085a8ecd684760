namespace Kontor.World.Tests.Perpetuals;

public sealed class OrderTests
{
    [Fact]
    public void An_order_that_waits_holds_its_initial_margin_and_its_fee() =>
        PerpetualScript.Check(
            """
            credit ada 100
            leverage ada 10          -> None
            place  ada Buy 100 5 id=A -> New 0
            wallet ada               -> cash 100 held 50.5 margin 0 debt 0 free 49.5
            amend  ada A 90 5        -> New 0
            wallet ada               -> cash 100 held 45.45 margin 0 debt 0 free 54.55
            amend  ada A 0 2         -> New 0
            wallet ada               -> cash 100 held 18.18 margin 0 debt 0 free 81.82
            cancel ada A             -> Cancelled 0 ByUser
            wallet ada               -> cash 100 held 0 margin 0 debt 0 free 100
            """
        );

    [Fact]
    public void A_trade_opens_a_long_and_a_short_position_and_a_second_one_closes_them() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 100
            place  ada Buy 100 5     -> New 0
            place  bob Sell 99 5     -> Filled 5
            position ada             -> Long 5@500 margin 0 pnl 0 liq 80.402
            position bob             -> Short 5@500 margin 0 pnl 0 liq 119.304
            wallet ada               -> cash 100 held 0 margin 0 debt 0 free 75
            wallet bob               -> cash 99.5 held 0 margin 0 debt 0 free 74.5
            place  ada Sell 110 5    -> New 0
            place  bob Buy mkt 5     -> Filled 5
            position ada             ->
            wallet ada               -> cash 150 held 0 margin 0 debt 0 free 150
            wallet bob               -> cash 48.95 held 0 margin 0 debt 0 free 48.95
            """
        );

    [Fact]
    public void In_one_way_mode_an_order_through_zero_closes_and_then_opens_the_rest() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            place  ada Buy 100 5     -> New 0
            place  bob Sell 100 5    -> Filled 5
            place  bob Buy 100 12    -> New 0
            place  ada Sell 100 12   -> Filled 12
            position ada             -> Short 7@700 margin 0 pnl 0 liq 113.547
            position bob             -> Long 7@700 margin 0 pnl 0 liq 0
            """
        );

    [Fact]
    public void An_order_that_only_reduces_is_cut_to_the_position_and_again_when_that_shrinks() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            place  ada SellToReduce 110 5         -> UnknownPosition
            place  ada Buy 100 5                  -> New 0
            place  bob Sell 100 5                 -> Filled 5
            place  ada SellToReduce 110 9 id=R    -> New 0
            open   ada                            -> R:5
            place  ada SellToReduce 111 1         -> PositionVolumeNotEnough
            place  ada Sell 100 3 id=S            -> New 0
            place  bob Buy 100 3                  -> Filled 3
            open   ada                            -> R:2
            place  ada Sell mkt 1                 -> Cancelled 0 NothingToTake
            close  ada                            -> Cancelled 0 NothingToTake
            open   ada                            ->
            """
        );

    [Fact]
    public void A_reducing_order_never_opens_even_when_one_taker_meets_it_behind_the_order_that_closed_the_position() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            place  ada Buy 100 5                  -> New 0
            place  bob Sell 100 5                 -> Filled 5
            place  ada SellToReduce 102 5 id=R    -> New 0
            place  ada Sell 101 5 id=S            -> New 0
            place  bob Buy 103 10                 -> PartiallyFilled 5
            position ada                          ->
            open   ada                            ->
            book                                  -> 5@103 |
            """
        );

    [Fact]
    public void Hedge_mode_holds_a_long_and_a_short_position_beside_each_other() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            hedge  ada                       -> None
            place  ada Buy 100 1             -> OtherPositionMode
            place  bob Sell 100 5            -> New 0
            place  ada OpenLong 100 5        -> Filled 5
            place  bob Buy 100 3             -> New 0
            place  ada OpenShort 100 3       -> Filled 3
            position ada                     -> Long 5@500 margin 0 pnl 0 liq 51.429, Short 3@300 margin 0 pnl 0 liq 51.429
            place  ada CloseLong 105 4 id=C  -> New 0
            place  ada CloseLong 105 2       -> PositionVolumeNotEnough
            place  ada CloseShort 95 4       -> PositionVolumeNotEnough
            place  bob Buy 105 4             -> Filled 4
            position ada                     -> Long 1@100 margin 0 pnl 5 liq 158.019, Short 3@300 margin 0 pnl -15 liq 158.019
            """
        );

    [Fact]
    public void Times_in_force_are_kept() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 100
            place  ada Sell 100 3
            place  bob Buy 100 1 post     -> Cancelled 0 WouldTake
            place  bob Buy 100 4 fok      -> Cancelled 0 NotAllAtOnce
            place  bob Buy 100 4 ioc      -> Cancelled 3 NothingToTake
            place  bob Buy 99 4 post      -> New 0
            place  bob Sell 99 1 stp=CancelTaker -> Cancelled 0 SelfTrade
            place  bob Sell 99 1 stp=CancelMaker -> New 0
            book                          -> |1@99
            """
        );

    [Fact]
    public void An_amended_order_that_only_gets_smaller_keeps_its_place() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 100
            credit cid 100
            place  ada Sell 100 3 id=A
            place  bob Sell 100 3 id=B
            amend  ada A 100 2            -> New 0
            place  cid Buy 100 2          -> Filled 2
            amend  ada A 100 5            -> UnknownOrder
            amend  bob B 0 4              -> New 0
            place  cid Buy 100 1          -> Filled 1
            amend  bob B 0 1              -> SizeBelowFilled
            amend  bob B 0 3              -> PartiallyFilled 1
            open   bob                    -> B:2
            """
        );
}
