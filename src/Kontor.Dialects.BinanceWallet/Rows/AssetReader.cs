using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>
/// Reads balances out of the index of a chain. Pieces of collections are no balances of a wallet, and what somebody has nothing of is left out.
/// </summary>
internal sealed class AssetReader(CoinPrices prices)
{
    /// <summary>Everything that an address has on a chain, the most valuable first.</summary>
    public IReadOnlyList<Asset> ReadAll(Book book, string address)
    {
        if (book.Served is not { } served || !Address20.TryParse(address, out var owner))
            return [];
        var index = served.Index;
        var tokens = index.TokensOf(owner, new TokenFilter(TokenKind.Erc20, null, ByItem: false), new PageRequest(0, int.MaxValue));
        var quoted = new Dictionary<string, CoinPrice?>(StringComparer.Ordinal);
        var assets = new List<Asset>();
        if (Coin(served, owner, tokens.Height, quoted) is { } coin)
            assets.Add(coin);
        foreach (var held in tokens.Rows)
            assets.Add(Token(book, index, held.Contract, held.Balance, quoted));
        return
        [
            .. assets
                .OrderByDescending(asset => asset.Value)
                .ThenBy(asset => asset.Symbol, StringComparer.Ordinal)
                .ThenBy(asset => asset.Contract, StringComparer.Ordinal),
        ];
    }

    /// <summary>What an address has of one token; nothing where that is nothing.</summary>
    /// <param name="contract">Empty for the chain's own coin.</param>
    public Asset? Find(Book book, string address, string contract)
    {
        if (book.Served is not { } served || !Address20.TryParse(address, out var owner))
            return null;
        var quoted = new Dictionary<string, CoinPrice?>(StringComparer.Ordinal);
        if (contract.Length == 0)
            return Coin(served, owner, null, quoted);
        var token = Address20.Parse(contract);
        var index = served.Index;
        if (index.BalanceOf(owner, token) is not { IsZero: false } balance || index.FindToken(token)?.Kind != TokenKind.Erc20)
            return null;
        return Token(book, index, token, balance, quoted);
    }

    private Asset? Coin(IServedChain served, Address20 owner, long? height, Dictionary<string, CoinPrice?> quoted)
    {
        var (identity, balance) = (served.Identity, served.Index.BalanceOf(owner, null, height));
        return balance.IsZero
            ? null
            : new Asset("", identity.NativeSymbol, identity.NativeDecimals, balance, PriceOf(identity.NativeSymbol, quoted), IsRisk: false);
    }

    private Asset Token(Book book, ChainIndex index, Address20 contract, Word256 balance, Dictionary<string, CoinPrice?> quoted)
    {
        var fact = index.FactOf(contract);
        var symbol = fact?.Symbol ?? "";
        var isRisk = book.IsRisk(contract);
        // A price goes by the symbol, and anybody may give a worthless token a good one.
        return new Asset(contract.ToString(), symbol, fact?.Decimals ?? 0, balance, isRisk ? null : PriceOf(symbol, quoted), isRisk);
    }

    private CoinPrice? PriceOf(string symbol, Dictionary<string, CoinPrice?> quoted)
    {
        if (!quoted.TryGetValue(symbol, out var price))
            quoted[symbol] = price = prices.Find(symbol);
        return price;
    }
}
