namespace Kontor.Dialects.ValueScan.Tokens;

/// <summary>All tokens at one moment, by number. Immutable.</summary>
internal sealed class TokenList
{
    private readonly Token[] _tokens;
    private readonly Dictionary<long, Token> _byId;
    private readonly Dictionary<string, Token> _bySymbol;

    public TokenList(IEnumerable<Token> tokens)
    {
        _tokens = [.. tokens.OrderBy(token => token.Id)];
        _byId = _tokens.ToDictionary(token => token.Id);
        _bySymbol = _tokens.ToDictionary(token => token.Symbol, StringComparer.Ordinal);
    }

    public IReadOnlyList<Token> All => _tokens;

    public Token? FindSymbol(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    public Token? Find(long id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// Tokens whose symbol or name contains the text, in any case of letters. Clients take the first, so the token that is called exactly
    /// that comes first, then those that begin with it, then the rest; equals go by what they are worth, and those by number.
    /// </summary>
    /// <param name="worthOf">What all coins of a token are worth together.</param>
    public IEnumerable<Token> Search(string text, Func<Token, Int128> worthOf) =>
        string.IsNullOrWhiteSpace(text)
            ? _tokens.OrderByDescending(worthOf)
            : _tokens.Where(token => Rank(token, text) < NoMatch).OrderBy(token => Rank(token, text)).ThenByDescending(worthOf);

    private const int NoMatch = 3;

    private static int Rank(Token token, string text)
    {
        if (token.Symbol.Equals(text, StringComparison.OrdinalIgnoreCase))
            return 0;
        if (Begins(token.Symbol, text) || Begins(token.Name, text))
            return 1;
        return Contains(token.Symbol, text) || Contains(token.Name, text) ? 2 : NoMatch;
    }

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string name, string text) => name.Contains(text, StringComparison.OrdinalIgnoreCase);
}
