using System.Collections.Immutable;
using Kontor.World.Facts;

namespace Kontor.Analytics.Holdings;

/// <summary>From how many dollars on a transfer of a token is a large one. Never changes.</summary>
internal sealed class LargeRules
{
    private static readonly Int128 s_default = 100_000 * (Int128)Fixed.One;

    private readonly ImmutableSortedDictionary<string, Int128> _mins;

    private LargeRules(ImmutableSortedDictionary<string, Int128> mins) => _mins = mins;

    public static LargeRules Default { get; } = Of(FactsBook.Empty);

    /// <summary>As operators have said.</summary>
    public static LargeRules Of(FactsBook book) =>
        new(
            book.Tokens.Where(token => token.LargeTransfer > 0)
                .ToImmutableSortedDictionary(token => token.Symbol, token => token.LargeTransfer, StringComparer.Ordinal)
        );

    /// <summary>In hundred-millionths.</summary>
    public Int128 MinOf(string symbol) => _mins.GetValueOrDefault(symbol, s_default);

    /// <summary>The tokens for which other rules say something else.</summary>
    public IEnumerable<string> DifferencesTo(LargeRules other) =>
        _mins.Keys.Union(other._mins.Keys, StringComparer.Ordinal).Where(symbol => MinOf(symbol) != other.MinOf(symbol));
}
