using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>Which row answers what the world refuses, for everything about money that is not an order.</summary>
internal static class AccountRefusals
{
    /// <summary>A deposit address or a withdrawal to an address.</summary>
    public static Refusal Of(Reject reject, Currency currency) => Of(reject, currency, currency.Entry.WithdrawalMin);

    /// <summary>
    /// A withdrawal to another user. Whatever is the matter with the receiver is said in one way: the sender learns nothing about a
    /// stranger but that nothing can be sent there.
    /// </summary>
    public static Refusal OfReceiver(Reject reject, Currency currency) =>
        reject switch
        {
            Reject.UnknownUser or Reject.SameUser or Reject.AccountNotOpened or Reject.DepositForbidden => Errors.AddressNotValid,
            _ => Of(reject, currency, minimum: 1),
        };

    /// <summary>A transfer within a family of accounts.</summary>
    public static Refusal OfFamily(Reject reject, bool isGiverFrozen, string smallest) =>
        reject switch
        {
            Reject.TradeNumberTaken => Errors.OutTradeNoExists,
            Reject.UnknownUser or Reject.NotRelated => Errors.CloudAccountNotFound,
            Reject.SubAccountFrozen => isGiverFrozen ? Errors.WithdrawNotAllowed : Errors.DepositNotAllowed,
            Reject.UnknownAsset => Errors.CurrencyNotFound,
            Reject.AccountNotOpened => Errors.AccountUserNotFound,
            Reject.NotPositive => Errors.MinimumAmount.With(smallest),
            Reject.NotEnough => Errors.AccountBalanceNotEnough,
            _ => Errors.AccountInvalidRequest,
        };

    /// <summary>Money into and out of an isolated margin wallet, by transfer, by loan and by repayment.</summary>
    public static Refusal OfMargin(Reject reject) =>
        reject switch
        {
            Reject.UnknownMarket => Errors.SymbolNotFound,
            Reject.UnknownAsset or Reject.WrongAsset => Errors.InvalidParameter.With("currency"),
            Reject.BorrowingClosed => Errors.InvalidParameter.With("symbol"),
            Reject.AccountNotOpened => Errors.SpotUserNotFound,
            // What is owed has to stay covered, so that much of the wallet is not there to be taken.
            Reject.NotEnough or Reject.MarginNotEnough => Errors.SpotBalanceNotEnough,
            // Both pass by themselves: the one when the wallet is sold off, the other with the first trade.
            Reject.MarginInLiquidation or Reject.NoPrice => Errors.SpotServiceUnavailable,
            _ => Errors.InvalidParameter.With("amount"),
        };

    /// <summary>A loan that is not covered is an amount that cannot be asked for; nothing of it was ever there.</summary>
    public static Refusal OfLoan(Reject reject) =>
        reject == Reject.MarginNotEnough ? Errors.InvalidParameter.With("amount") : OfMargin(reject);

    private static Refusal Of(Reject reject, Currency currency, Int128 minimum) =>
        reject switch
        {
            Reject.UnknownAsset or Reject.UnknownNetwork => Errors.CurrencyNotFound,
            Reject.DepositClosed => Errors.DepositClosed,
            Reject.WithdrawalClosed => Errors.WithdrawClosed,
            Reject.NotPositive or Reject.BelowMinimum => Errors.MinimumAmount.With(currency.Text(minimum)),
            Reject.TooPrecise => Errors.MaximumWithdrawPrecision.With(currency.Entry.WithdrawalDecimals),
            Reject.AddressNotSaved => Errors.WithdrawAddressNotAdded,
            Reject.NotEnough => Errors.AccountBalanceNotEnough,
            Reject.AboveMaximum or Reject.AboveQuota or Reject.TooMany => Errors.AmountBeyondLimit,
            Reject.BadAddress or Reject.BadMemo => Errors.AddressNotValid,
            Reject.ClosedToApi => Errors.CurrencyActionNotSupported,
            Reject.DepositForbidden => Errors.DepositNotAllowed,
            Reject.WithdrawalForbidden => Errors.WithdrawNotAllowed,
            Reject.WithdrawalLocked => Errors.WithdrawPausedAfterSecurityChange,
            Reject.UnknownUser or Reject.AccountNotOpened => Errors.AccountUserNotFound,
            _ => Errors.AccountInvalidRequest,
        };
}
