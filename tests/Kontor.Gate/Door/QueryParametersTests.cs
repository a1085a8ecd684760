namespace Kontor.Gate.Tests.Door;

public sealed class QueryParametersTests
{
    [Fact]
    public void Values_are_decoded_and_the_first_of_a_name_is_the_value()
    {
        var query = QueryParameters.Parse("symbol=BTC_USDT&list=a%2Cb&text=two+words&symbol=ETH_USDT&flag&=nameless");
        Assert.Equal("BTC_USDT", query["symbol"]);
        Assert.Equal("a,b", query["list"]);
        Assert.Equal("two words", query["text"]);
        Assert.Equal("", query["flag"]);
        Assert.Equal("nameless", query[""]);
        Assert.Null(query["Symbol"]);
        Assert.Equal(6, query.Count);
    }

    [Fact]
    public void A_repeated_name_is_known_as_repeated()
    {
        var query = QueryParameters.Parse("a=1&b=2&a=3");
        Assert.True(query.IsRepeated("a"));
        Assert.False(query.IsRepeated("b"));
        Assert.False(query.IsRepeated("c"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&&&")]
    public void Nothing_between_ampersands_is_no_parameter(string raw) => Assert.Equal(0, QueryParameters.Parse(raw).Count);

    [Fact]
    public void What_lies_past_the_bound_is_not_read()
    {
        var query = QueryParameters.Parse(string.Join('&', Enumerable.Range(0, 1_000).Select(n => $"p{n}={n}")));
        Assert.Equal(256, query.Count);
        Assert.Equal("255", query["p255"]);
        Assert.Null(query["p256"]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("%e2%28")]
    [InlineData("%00")]
    public void A_broken_escape_is_a_value_and_no_fault(string value) => Assert.NotNull(QueryParameters.Parse($"a={value}")["a"]);
}
