using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tests;

public sealed class ListedTokenTests
{
    [Fact]
    public void Tokens_are_sorted_by_what_all_of_them_are_worth_and_those_without_a_price_come_last_as_they_were_issued()
    {
        ListedToken[] issued =
        [
            Token("OLD", 1_000_000, null),
            // 5 coins of two decimals at 2.5 dollars are 12.5.
            Token("FEW", 500, new CoinPrice(25, 1)),
            Token("NEW", 9, null),
            Token("MANY", 1_000, new CoinPrice(125, 1)),
            Token("NONE", 0, new CoinPrice(1, 0)),
        ];
        Assert.Equal(["MANY", "FEW", "NONE", "OLD", "NEW"], ListedToken.Sorted(issued, token => token.MarketCap).Select(SymbolOf));
        Assert.Equal("12.5", issued[1].MarketCap);
        Assert.Equal("", issued[0].MarketCap);
    }

    [Fact]
    public void Equals_stay_in_the_order_in_which_they_were_issued()
    {
        ListedToken[] issued = [Token("A", 5, null), Token("B", 7, null), Token("C", 5, null)];
        Assert.Equal(["B", "A", "C"], ListedToken.Sorted(issued, token => token.AmountOfDay).Select(SymbolOf));
    }

    private static string SymbolOf(ListedToken token) => token.Unit.Symbol;

    private static ListedToken Token(string symbol, ulong supply, CoinPrice? price) =>
        new(
            new TokenView
            {
                Contract = Address20.Zero,
                Kind = TokenKind.Erc20,
                Fact = null,
                HolderCount = 0,
                Supply = supply,
                IssuedMs = 0,
                TransferCount = 0,
                RecentAmount = supply,
            },
            new TokenUnit(symbol, 2),
            price
        );
}
