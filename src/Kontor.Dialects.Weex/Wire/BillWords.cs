using Kontor.World.Ledger;

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

    /// <summary>What the contract calls a movement of the spot or the funding wallet.</summary>
    public static string BizTypeOf(BillKind kind) =>
        kind switch
        {
            BillKind.Deposit => "deposit",
            BillKind.Withdraw => "withdraw",
            BillKind.TransferIn => "transfer_in",
            BillKind.TransferOut => "transfer_out",
            BillKind.TradeIn => "trade_in",
            BillKind.TradeOut => "trade_out",
            _ => "other",
        };

    /// <summary>What the contract calls a movement of the contract wallet.</summary>
    public static string IncomeTypeOf(BillKind kind) =>
        kind switch
        {
            BillKind.FundingFee => "position_funding",
            BillKind.Commission => "order_fill_fee_income",
            BillKind.Liquidation => "order_liquidate_fee_income",
            _ => BizTypeOf(kind),
        };

    /// <summary>Which bills a word asks for; null when nothing is asked. Words this world never writes ask for none.</summary>
    public static BillKind? KindOf(string? word)
    {
        if (word is null)
            return null;
        foreach (var kind in Enum.GetValues<BillKind>())
        {
            if (BizTypeOf(kind) == word || IncomeTypeOf(kind) == word)
                return kind;
        }

        return BillKind.None;
    }
}
