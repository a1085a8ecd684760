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

    private Int128 CirculatingOf(string symbol) => _facts.Book.Find(symbol)?.Circulating ?? 0;

    private static Int128? Worth(Int128 supply, Int128? price) => supply > 0 && price is { } paid ? Fixed.Multiply(supply, paid) : null;
}
