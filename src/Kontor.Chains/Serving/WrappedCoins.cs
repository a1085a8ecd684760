using System.Collections.Frozen;

namespace Kontor.Chains.Serving;

/// <summary>Tokens that stand for a coin: each is worth what it wraps.</summary>
public static class WrappedCoins
{
    private static readonly FrozenDictionary<string, string> s_wrapped = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WBTC"] = "BTC",
        ["WETH"] = "ETH",
        ["WOKB"] = "OKB",
        ["WBNB"] = "BNB",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a token wraps; the token itself where it wraps nothing.</summary>
    public static string CoinOf(string symbol) => s_wrapped.GetValueOrDefault(symbol, symbol);
}
