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
            .OrderByDescending(each => each.Size, Comparer<DecimalText?>.Create(BySize))
            .Select(each => each.Token);

    private static int BySize(DecimalText? left, DecimalText? right)
    {
        if (left is null || right is null)
            return (left is not null).CompareTo(right is not null);
        return DecimalText.Compare(left, right);
    }
}
