using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What a client is told for every reason that the world has to refuse something in contracts.</summary>
internal static class ContractRefusals
{
    /// <summary>
    /// Whether the answer of an order route says so itself, with a success that is false. Whatever is wrong with the request, with the caller or
    /// with the house is an error of HTTP instead, and so is too little money: clients know that by its message.
    /// </summary>
    public static bool IsResult(Reject reject) => !IsOfRequest(reject) && !IsOfHouse(reject) && !IsOfMoney(reject);

    public static Refusal Of(Reject reject) =>
        reject switch
        {
            Reject.UnknownUser or Reject.AccountNotOpened => Errors.PermissionDenied,
            Reject.UnknownContract => Errors.InvalidSymbol,
            Reject.ContractClosedToApi => Errors.NoPermissionTradePair,
            Reject.WrongCombination => Errors.InvalidParamCombination,
            Reject.SizeTooSmall => Errors.ParamError.With("quantity"),
            Reject.PriceOutsideBand => Errors.ParamError.With("price"),
            Reject.TriggerTooFar or Reject.TriggerTooNear => Errors.ParamError.With("triggerPrice"),
            Reject.SizeTooLarge or Reject.PositionTooLarge => ContractRows.MaxQuantityExceeded,
            Reject.LeverageTooLarge => ContractRows.LeverageError,
            Reject.UnknownOrder or Reject.UnknownPlan => ContractRows.OrderNotExist,
            Reject.WouldLiquidate or Reject.WouldWarn or Reject.BelowBaseMargin => ContractRows.MarginNotEnough,
            _ when IsOfMoney(reject) => BeyondTheTable.AmountNotEnough,
            _ when IsOfHouse(reject) => Errors.SystemError,
            _ when IsOfRequest(reject) => Errors.ParamValidateError,
            _ => ContractRows.Precondition.With(Precondition(reject)),
        };

    private static bool IsOfMoney(Reject reject) => reject is Reject.NotEnough or Reject.ContractBalanceNotEnough;

    private static bool IsOfHouse(Reject reject) => reject is Reject.TooMany or Reject.BookFull;

    private static bool IsOfRequest(Reject reject) =>
        reject
            is Reject.UnknownUser
                or Reject.AccountNotOpened
                or Reject.UnknownContract
                or Reject.ContractClosedToApi
                or Reject.Malformed
                or Reject.WrongCombination
                or Reject.NotPositive
                or Reject.Overflow
                or Reject.SizeMissing
                or Reject.PriceMissing
                or Reject.PriceTooHigh;

    private static string Precondition(Reject reject) =>
        reject switch
        {
            Reject.ContractPaused => "trading in the contract is paused",
            Reject.ContractDelivering => "positions in the contract can only be closed",
            Reject.ContractOffline or Reject.ContractNotOpen => "the contract is not traded",
            Reject.DuplicateClientId => "an open order has that client order id",
            Reject.UnknownPosition => "there is no such position",
            Reject.PositionClosed => "the position is closed",
            Reject.PositionVolumeNotEnough => "the position is smaller than what is to be closed",
            Reject.PositionInLiquidation or Reject.CrossInLiquidation => "the position is being liquidated",
            Reject.WouldTriggerLiquidation => "the position would be liquidated at once",
            Reject.PositionsOpen => "positions or orders are open",
            Reject.OpensAndCloses => "another order does the opposite to the same position",
            Reject.TooManyOpenOrders => "too many orders are open",
            Reject.TooManyPlans => "too many algo orders are open",
            Reject.NoPrice => "the contract has no price yet",
            _ => "it is not possible now",
        };
}
