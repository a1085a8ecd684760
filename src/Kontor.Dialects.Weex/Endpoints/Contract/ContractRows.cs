using Kontor.Catalog;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// What the contract engine says although the published table does not list it. The codes below -3000 are known from clients that look for
/// them; the others have the code of a system error, under which the engine's own texts come through.
/// </summary>
internal static class ContractRows
{
    private const string Section = "not in the published table";
    private const int BadRequest = 400;

    public static PlainError MaxQuantityExceeded { get; } =
        Row(
            "CONTRACT_MAX_ORDER_QUANTITY_EXCEEDED",
            "-3007",
            "Maximum contract order quantity exceeded.",
            "The order, or the position it would make, is larger than the contract allows."
        );

    public static PlainError OrderNotExist { get; } =
        Row("CONTRACT_ORDER_NOT_EXIST", "-3200", "Order does not exist.", "The order is unknown, belongs to another user, or is over.");

    public static PlainError LeverageError { get; } =
        Row(
            "CONTRACT_LEVERAGE_ERROR",
            "-3313",
            "Leverage exceeds maximum limit.",
            "The contract allows less, or less for a position so large."
        );

    /// <summary>What the engine has against an order that is neither its size nor its price.</summary>
    public static ErrorRow<string> Precondition { get; } =
        new(
            "weex",
            "SYSTEM_ERROR.precondition",
            Errors.SystemError.Code,
            BadRequest,
            Retry.Never,
            Section,
            "FAILED_PRECONDITION: %s",
            "What was asked for cannot be as things stand now."
        );

    public static PlainError MarginNotEnough { get; } =
        Row(
            "SYSTEM_ERROR.margin_not_enough",
            Errors.SystemError.Code,
            "FAILED_PRECONDITION: Move margin available amount not enough.",
            "The position, or the wallet, has not so much margin to spare."
        );

    private static PlainError Row(string key, string code, string message, string cause) =>
        new("weex", key, code, BadRequest, Retry.Never, Section, message, cause);
}
