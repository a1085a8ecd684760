using Kontor.Catalog;

namespace Kontor.Dialects.Weex;

/// <summary>
/// Messages that the vendor's server says although its published table does not list them. Each has the code of a row that is listed, because
/// clients go by the code, or by a part of the very message.
/// </summary>
internal static class BeyondTheTable
{
    private const string Section = "not in the published table";

    /// <summary>An order can be named by its number or by the name its owner gave it, and was named by neither.</summary>
    public static PlainError EitherIdMustBeSent { get; } =
        new(
            "weex",
            "PARAM_VALIDATE_ERROR.either_id",
            Errors.ParamValidateError.Code,
            Errors.ParamValidateError.Http,
            Retry.Never,
            Section,
            "Either orderId or origClientOrderId must be sent.",
            "A route that is about one order was called without any of its names."
        );

    /// <summary>
    /// The table has no row for too little money. The server reports it as a system error with a text that clients look for; sent as a bad request,
    /// because trying again does not help.
    /// </summary>
    public static PlainError AmountNotEnough { get; } =
        new(
            "weex",
            "SYSTEM_ERROR.amount_not_enough",
            Errors.SystemError.Code,
            400,
            Retry.Never,
            Section,
            "FAILED_PRECONDITION: available amount not enough",
            "The order needs more than its account has available."
        );

    /// <summary>The market is halted, or has not opened yet. Preconditions that have no row of their own come in the shape of the one above.</summary>
    public static PlainError SymbolNotTrading { get; } =
        new(
            "weex",
            "SYSTEM_ERROR.symbol_not_trading",
            Errors.SystemError.Code,
            400,
            Retry.Later,
            Section,
            "FAILED_PRECONDITION: symbol is not trading",
            "The market is halted, or has not opened yet."
        );

    public static PlainError TooManyOpenOrders { get; } =
        new(
            "weex",
            "SYSTEM_ERROR.too_many_open_orders",
            Errors.SystemError.Code,
            400,
            Retry.Never,
            Section,
            "FAILED_PRECONDITION: too many open orders",
            "The account has as many orders open in the market as it may have."
        );
}
