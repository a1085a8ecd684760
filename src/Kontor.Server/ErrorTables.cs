using Kontor.Catalog;

namespace Kontor.Server;

/// <summary>The five error tables by dialect, for commands that need no running venue.</summary>
public static class ErrorTables
{
    public static IReadOnlyDictionary<string, IReadOnlyList<ErrorRow>> ByDialect { get; } =
        new SortedDictionary<string, IReadOnlyList<ErrorRow>>(StringComparer.Ordinal)
        {
            ["bitmart"] = Dialects.BitMart.Errors.All,
            ["weex"] = Dialects.Weex.Errors.All,
            ["xlayer"] = Dialects.XLayer.Errors.All,
            ["binance-wallet"] = Dialects.BinanceWallet.Errors.All,
            ["valuescan"] = Dialects.ValueScan.Errors.All,
        };
}
