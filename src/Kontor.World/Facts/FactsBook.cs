using System.Collections.Immutable;

namespace Kontor.World.Facts;

/// <summary>Everything that operators had said by one moment.</summary>
public sealed class FactsBook
{
    private readonly Dictionary<string, TokenFacts> _tokens;
    private readonly Dictionary<string, Sector> _sectors;

    internal FactsBook(ImmutableArray<TokenFacts> tokens, ImmutableArray<Sector> sectors)
    {
        Tokens = tokens;
        _tokens = tokens.ToDictionary(token => token.Symbol, StringComparer.Ordinal);
        _sectors = sectors.ToDictionary(sector => sector.Tag, StringComparer.Ordinal);
        TokensByTag = tokens
            .SelectMany(token => token.Tags, (token, tag) => (Tag: tag, token.Symbol))
            .GroupBy(one => one.Tag, one => one.Symbol, StringComparer.Ordinal)
            .OrderBy(sector => sector.Key, StringComparer.Ordinal)
            .Select(sector => (sector.Key, sector.ToImmutableArray()))
            .ToImmutableArray();
    }

    /// <summary>By symbol.</summary>
    public ImmutableArray<TokenFacts> Tokens { get; }

    public static FactsBook Empty { get; } = new([], []);

    /// <summary>The tags that any token has, each with the symbols of its tokens; both in their order.</summary>
    public ImmutableArray<(string Tag, ImmutableArray<string> Symbols)> TokensByTag { get; }

    /// <summary>The symbols of the tokens that have a tag, in their order.</summary>
    public ImmutableArray<string> SymbolsOf(string tag) =>
        TokensByTag.FirstOrDefault(one => one.Tag == tag).Symbols is { IsDefault: false } symbols ? symbols : [];

    public TokenFacts? Find(string symbol) => _tokens.GetValueOrDefault(symbol);

    /// <summary>A tag's name in simplified Chinese; the tag itself where nobody has said one.</summary>
    public string SimplifiedOf(string tag) => _sectors.GetValueOrDefault(tag)?.Simplified ?? tag;
}
