namespace Kontor.Dialects.ValueScan.Tokens;

/// <summary>
/// Coins whose number is public. The contract numbers its tokens as CoinMarketCap does, and clients have these numbers written into them;
/// whatever else the world trades gets a number of our own.
/// </summary>
internal static class KnownCoins
{
    private static readonly Dictionary<string, (long Id, string Name)> s_coins = new(StringComparer.Ordinal)
    {
        ["BTC"] = (1, "Bitcoin"),
        ["XRP"] = (52, "XRP"),
        ["DOGE"] = (74, "Dogecoin"),
        ["USDT"] = (825, "Tether USDt"),
        ["ETH"] = (1_027, "Ethereum"),
        ["BNB"] = (1_839, "BNB"),
        ["WETH"] = (2_396, "WETH"),
        ["USDC"] = (3_408, "USDC"),
        ["WBTC"] = (3_717, "Wrapped Bitcoin"),
        ["OKB"] = (3_897, "OKB"),
        ["SOL"] = (5_426, "Solana"),
        ["LBTC"] = (33_652, "Lombard Staked BTC"),
        ["SBTC"] = (50_460, "SBTC"),
    };

    public static bool TryFind(string symbol, out long id, out string name)
    {
        var isKnown = s_coins.TryGetValue(symbol, out var coin);
        (id, name) = isKnown ? coin : (0, symbol);
        return isKnown;
    }
}
