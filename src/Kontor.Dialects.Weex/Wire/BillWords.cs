namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// The kinds of bills that can be asked for. Naming one that this world has not written yet is no mistake: the list is just empty.
/// </summary>
internal static class BillWords
{
    /// <summary>Spot and funding: <c>bizType</c>.</summary>
    public static bool IsBizType(string text) =>
        text is "deposit" or "withdraw" or "trade_in" or "trade_out" or "transfer_in" or "transfer_out";

    /// <summary>Contracts: <c>incomeType</c>.</summary>
    public static bool IsIncomeType(string text) =>
        text
            is "deposit"
                or "withdraw"
                or "transfer_in"
                or "transfer_out"
                or "margin_move_in"
                or "margin_move_out"
                or "position_open_long"
                or "position_open_short"
                or "position_close_long"
                or "position_close_short"
                or "position_funding"
                or "order_fill_fee_income"
                or "order_liquidate_fee_income"
                or "start_liquidate"
                or "finish_liquidate"
                or "order_fix_margin_amount"
                or "tracking_follow_pay"
                or "tracking_system_pre_receive"
                or "tracking_follow_back"
                or "tracking_trader_income"
                or "tracking_third_party_share";
}
