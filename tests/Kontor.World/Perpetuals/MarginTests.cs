namespace Kontor.World.Tests.Perpetuals;

public sealed class MarginTests
{
    [Fact]
    public void Cross_positions_of_several_contracts_add_up() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            leverage ada 10             -> None
            place     bob Sell 100 5
            place     ada Buy 100 5     -> Filled 5
            place-eth bob Sell 100 2
            place-eth ada Buy 100 2     -> Filled 2
            wallet ada                  -> cash 99.3 held 0 margin 0 debt 0 free 39.3
            mark 110
            wallet ada                  -> cash 99.3 held 0 margin 0 debt 0 free 89.3
            mark-eth 80
            wallet ada                  -> cash 99.3 held 0 margin 0 debt 0 free 49.3
            debit  ada 40               -> NotEnough
            debit  ada 39               -> None
            wallet ada                  -> cash 60.3 held 0 margin 0 debt 0 free 10.3
            """
        );

    [Fact]
    public void Profits_that_are_not_realized_can_be_traded_with_and_not_taken_out() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 10000
            place  bob Sell 100 15
            place  ada Buy 100 15       -> Filled 15
            wallet ada                  -> cash 98.5 held 0 margin 0 debt 0 free 23.5
            mark   120
            wallet ada                  -> cash 98.5 held 0 margin 0 debt 0 free 323.5
            debit  ada 24               -> NotEnough
            debit  ada 23               -> None
            place  ada Buy 110 30 id=A  -> New 0
            wallet ada                  -> cash 75.5 held 168.3 margin 0 debt 0 free 132.2
            debit  ada 1                -> NotEnough
            """
        );

    [Fact]
    public void A_loss_that_cash_cannot_pay_while_profits_stand_elsewhere_is_owed_until_they_are_realized() =>
        PerpetualScript.Check(
            """
            credit ada 60
            credit bob 10000
            place     bob Sell 100 5
            place     ada Buy 100 5       -> Filled 5
            place-eth bob Sell 100 5
            place-eth ada Buy 100 5       -> Filled 5
            mark   140
            place-eth bob Buy 80 5        -> New 0
            mark-eth 80
            place-eth ada Sell 80 5       -> Filled 5
            wallet ada                    -> cash 0 held 0 margin 0 debt 41.4 free 133.6
            credit ada 10
            wallet ada                    -> cash 0 held 0 margin 0 debt 31.4 free 143.6
            place  bob Buy 140 5          -> New 0
            place  ada Sell 140 5         -> Filled 5
            wallet ada                    -> cash 167.9 held 0 margin 0 debt 0 free 167.9
            """
        );

    [Fact]
    public void An_isolated_position_has_its_own_margin_and_loses_no_more_than_that_first() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            isolated ada                -> None
            leverage ada 10             -> None
            place  bob Sell 100 5
            place  ada Buy 100 5        -> Filled 5
            position ada                -> Long 5@500 margin 50 pnl 0 liq 90.452
            wallet ada                  -> cash 49.5 held 0 margin 50 debt 0 free 49.5
            place  bob Buy 95 2
            place  ada Sell 95 2        -> Filled 2
            position ada                -> Long 3@300 margin 30 pnl -15 liq 90.452
            wallet ada                  -> cash 59.31 held 0 margin 30 debt 0 free 59.31
            """
        );

    [Fact]
    public void Margin_is_moved_in_and_out_of_an_isolated_position_and_refused_for_the_worst_reason_first() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            isolated ada
            leverage ada 10
            place  bob Sell 100 5
            place  ada Buy 100 5        -> Filled 5
            margin ada 9 1              -> UnknownPosition
            margin ada 1 0              -> UnknownPosition
            margin ada 2 0              -> NotPositive
            margin bob 1 5              -> PositionNotIsolated
            margin ada 2 50             -> NotEnough
            margin ada 2 40             -> None
            position ada                -> Long 5@500 margin 90 pnl 0 liq 82.412
            margin ada 2 -88            -> WouldLiquidate
            mark 150
            margin ada 2 -337           -> WouldLiquidate
            margin ada 2 -336           -> WouldWarn
            mark 100
            margin ada 2 -41            -> BelowBaseMargin
            margin ada 2 -40            -> None
            """
        );

    [Fact]
    public void A_change_of_leverage_takes_positions_and_orders_with_it() =>
        PerpetualScript.Check(
            """
            credit ada 100
            credit bob 1000
            place  bob Sell 100 5
            place  ada Buy 100 5         -> Filled 5
            place  ada Buy 100 5         -> New 0
            wallet ada                   -> cash 99.5 held 25.5 margin 0 debt 0 free 49
            leverage ada 40              -> None
            wallet ada                   -> cash 99.5 held 13 margin 0 debt 0 free 74
            leverage ada 10              -> ContractBalanceNotEnough
            leverage ada 11              -> None
            place  ada Buy 90 1 lev=20   -> OtherLeverage
            place  ada Buy 90 1 isolated -> OtherMarginMode
            isolated ada                 -> PositionsOpen
            hedge  ada                   -> PositionsOpen
            """
        );
}
