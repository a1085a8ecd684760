using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Tests.Tokens;

/// <summary>How tokens are found.</summary>
public sealed class TokenListTests
{
    private static readonly TokenList s_list = new([
        new Token(1_027, "ETH", "Ethereum", []),
        new Token(5, "STETH", "Staked Ether", []),
        new Token(7, "ETHFI", "ether.fi", []),
        new Token(1, "BTC", "Bitcoin", []),
        new Token(9, "NOT", "Together", []),
    ]);

    [Theory]
    [InlineData("eth", "ETH ETHFI STETH NOT")]
    [InlineData("ETHER", "ETHFI ETH STETH NOT")]
    [InlineData("bitcoin", "BTC")]
    [InlineData("nothing at all", "")]
    [InlineData("", "BTC STETH ETHFI NOT ETH")]
    [InlineData("  ", "BTC STETH ETHFI NOT ETH")]
    public void The_exact_symbol_comes_first_then_what_begins_so_then_the_rest(string search, string symbols) =>
        Assert.Equal(symbols, string.Join(' ', s_list.Search(search, static _ => 0).Select(token => token.Symbol)));

    [Theory]
    [InlineData("eth", "ETH ETHFI NOT STETH")]
    [InlineData("", "NOT ETHFI BTC STETH ETH")]
    public void Among_equals_what_is_worth_more_comes_first(string search, string symbols)
    {
        var worth = new Dictionary<string, Int128>(StringComparer.Ordinal) { ["NOT"] = 9, ["ETHFI"] = 8 };
        Assert.Equal(
            symbols,
            string.Join(' ', s_list.Search(search, token => worth.GetValueOrDefault(token.Symbol)).Select(token => token.Symbol))
        );
    }

    [Fact]
    public void A_token_is_found_by_its_number_only()
    {
        Assert.Equal("BTC", s_list.Find(1)!.Symbol);
        Assert.Null(s_list.Find(2));
        Assert.Null(s_list.Find(-1));
    }
}
