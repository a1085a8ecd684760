namespace Kontor.Catalog.Tests;

/// <summary>The generated tables of the five dialects.</summary>
internal static class Dialects
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<ErrorRow>> Tables = new Dictionary<string, IReadOnlyList<ErrorRow>>
    {
        ["bitmart"] = Kontor.Dialects.BitMart.Errors.All,
        ["weex"] = Kontor.Dialects.Weex.Errors.All,
        ["xlayer"] = Kontor.Dialects.XLayer.Errors.All,
        ["binance-wallet"] = Kontor.Dialects.BinanceWallet.Errors.All,
        ["valuescan"] = Kontor.Dialects.ValueScan.Errors.All,
    };

    public static IEnumerable<ErrorRow> Rows => Tables.Values.SelectMany(rows => rows);
}
