using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>The contract's words for a user's wallets.</summary>
internal static class WalletNames
{
    public static string Of(WalletKind kind) =>
        kind switch
        {
            WalletKind.Spot => "SPOT",
            WalletKind.Funding => "FUNDING",
            WalletKind.Contract => "CONTRACT",
            _ => "MARGIN",
        };

    /// <summary>Only these two can be asked for.</summary>
    public static WalletKind? Asked(string text) =>
        text switch
        {
            "SPOT" => WalletKind.Spot,
            "FUNDING" => WalletKind.Funding,
            _ => null,
        };
}
