namespace Kontor.Dialects.Weex.Sockets;

/// <summary>
/// Names of channels that the vendor's own connector still says: <c>ticker.cmt_btcusdt</c>, <c>depth.cmt_btcusdt.15</c>. They stand for the
/// channels of today; whatever is none of them is left as it is.
/// </summary>
internal static class OlderNames
{
    private const string ContractPrefix = "cmt_";
    private const string SpotSuffix = "_SPBL";

    public static string Today(string name) =>
        name.Split('.') switch
        {
            ["ticker", var symbol] => $"{Symbol(symbol)}@ticker",
            ["trades", var symbol] => $"{Symbol(symbol)}@trade",
            ["depth", var symbol, var level] => $"{Symbol(symbol)}@depth{level}",
            ["kline", var priceType, var symbol, var interval] => $"{Symbol(symbol)}@kline_{interval}_{priceType}",
            _ => name,
        };

    private static string Symbol(string text)
    {
        if (text.StartsWith(ContractPrefix, StringComparison.OrdinalIgnoreCase))
            return text[ContractPrefix.Length..];
        return text.EndsWith(SpotSuffix, StringComparison.OrdinalIgnoreCase) ? text[..^SpotSuffix.Length] : text;
    }
}
