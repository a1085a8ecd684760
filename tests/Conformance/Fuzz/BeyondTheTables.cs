namespace Kontor.Conformance.Fuzz;

/// <summary>Answers that a contract documents elsewhere than in its error table, and that docs/DIVERGENCES.md lists.</summary>
internal static class BeyondTheTables
{
    private const string Precondition = "FAILED_PRECONDITION: ";

    /// <summary>What clients know of the contract engine's own codes: largest quantity, unknown order, leverage.</summary>
    private static readonly string[] s_engineCodes = ["-3007", "-3200", "-3313"];

    public static bool Has(string dialect, int status, string code, string message) =>
        dialect == "weex"
        && status switch
        {
            // A setting that was done says so with a code and a message.
            200 => (code, message) is ("200", "success"),
            400 => message == "Either orderId or origClientOrderId must be sent."
                || message.StartsWith(Precondition, StringComparison.Ordinal)
                || s_engineCodes.Contains(code),
            _ => false,
        };
}
