using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

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

    /// <summary>
    /// What the contract calls a movement of the contract wallet. Profits and fees of trades go by what the order did to which position. A liquidation costs a
    /// fee, or the house makes up for what the margin did not reach.
    /// </summary>
    public static string IncomeTypeOf(in BillRow bill) =>
        bill.Kind switch
        {
            BillKind.FundingFee => "position_funding",
            BillKind.Commission or BillKind.RealizedPnl when OrderActions.OfBillDetail(bill.Detail) is { } action => OfTrade(action),
            // A debt that profits of other positions had stood in for, paid back.
            BillKind.RealizedPnl => "order_fix_margin_amount",
            BillKind.Liquidation => bill.Delta < 0 ? "order_liquidate_fee_income" : "order_fix_margin_amount",
            _ => BizTypeOf(bill.Kind),
        };

    private static string OfTrade(OrderAction action) =>
        (action.IsClosing(), ContractWords.PositionSideOf(action)) switch
        {
            (false, "LONG") => "position_open_long",
            (false, _) => "position_open_short",
            (_, "LONG") => "position_close_long",
            _ => "position_close_short",
        };

    /// <summary>Which bills a word asks for; null when nothing is asked. Words this world never writes ask for none.</summary>
    public static BillKind? KindOf(string? word)
    {
        if (word is null)
            return null;
        foreach (var kind in Enum.GetValues<BillKind>())
        {
            if (BizTypeOf(kind) == word)
                return kind;
        }

        return BillKind.None;
    }
}
