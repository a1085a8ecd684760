using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>A token with what it is worth. Pieces of collections are not traded, so collections have no price.</summary>
internal sealed record ListedToken(TokenView View, TokenUnit Unit, CoinPrice? Price)
{
    public static ListedToken Of(TokenView view, CoinPrices prices)
    {
        var unit = TokenUnit.Of(view.Fact, view.Kind);
        return new ListedToken(view, unit, view.Kind == TokenKind.Erc20 ? prices.Find(unit.Symbol) : null);
    }

    /// <summary>Empty where there is no price.</summary>
    public string MarketCap => Price?.ValueOf(View.Supply, Unit.Decimals) ?? "";

    public string AmountOfDay => Unit.Show(View.RecentAmount);

    /// <summary>The largest first, those of unknown size last, and equals as they came.</summary>
    public static IEnumerable<ListedToken> Sorted(IEnumerable<ListedToken> tokens, Func<ListedToken, string> size) =>
        tokens
            .Select(token => (Token: token, Size: DecimalText.TryParse(size(token), out var number) ? number : null))
            .OrderByDescending(each => each.Size, s_bySize)
            .Select(each => each.Token);

    private static readonly Comparer<DecimalText?> s_bySize = Comparer<DecimalText?>.Create(
        (left, right) => left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : DecimalText.Compare(left, right)
    );
}
