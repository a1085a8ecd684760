using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints;

/// <summary>
/// What an amount is worth in dollars. A dollar coin is worth a dollar; for everything else there is no price before there is a market, and
/// then the honest value is zero rather than an invented one.
/// </summary>
internal static class Dollars
{
    private const int ShownDecimals = 2;

    public static string ValueOf(AssetRecord asset, Int128 amount) =>
        asset.Code is "USDT" or "USDC"
            ? Units.Format(amount, asset.Decimals, ShownDecimals)
            : Units.Format(0, asset.Decimals, ShownDecimals);
}
