using System.Collections.Frozen;
using Kontor.World.Facts;

namespace Kontor.Analytics.Markets;

/// <summary>What all coins of a token are worth together, in hundred-millionths of a dollar. Without a supply that an operator has said, nothing.</summary>
public sealed class Capital
{
    private readonly MarketBooks _markets;
    private readonly FactsView _facts;

    internal Capital(MarketBooks markets, FactsView facts) => (_markets, _facts) = (markets, facts);

    /// <summary>At the price of the minutes that had ended by a time.</summary>
    public Int128? At(string symbol, long timeMs) => Worth(CirculatingOf(symbol), _markets.PriceAt(symbol, timeMs));

    /// <summary>At the price of now.</summary>
    public Int128? Now(string symbol) => Worth(CirculatingOf(symbol), _markets.PriceNow(symbol));

    /// <summary>The part of a token in what all tokens are worth together now, in percent.</summary>
    public Int128? DominanceNow(string symbol)
    {
        if (Now(symbol) is not { } own)
            return null;
        var all = default(Int128);
        foreach (var token in _facts.Book.Tokens)
            all += Worth(token.Circulating, _markets.PriceNow(token.Symbol)) ?? 0;
        return Fixed.Percent(own, all);
    }

    /// <summary>The place of every token that is worth anything, the most valuable first; of equals, the first by symbol.</summary>
    public FrozenDictionary<string, int> RankingAt(long timeMs) =>
        _facts
            .Book.Tokens.Select(token => (token.Symbol, Worth: Worth(token.Circulating, _markets.PriceAt(token.Symbol, timeMs))))
            .Where(one => one.Worth is not null)
            .OrderByDescending(one => one.Worth)
            .ThenBy(one => one.Symbol, StringComparer.Ordinal)
            .Select((one, place) => (one.Symbol, Rank: place + 1))
            .ToFrozenDictionary(one => one.Symbol, one => one.Rank, StringComparer.Ordinal);

    private Int128 CirculatingOf(string symbol) => _facts.Book.Find(symbol)?.Circulating ?? 0;

    private static Int128? Worth(Int128 supply, Int128? price) => supply > 0 && price is { } paid ? Fixed.Multiply(supply, paid) : null;
}
