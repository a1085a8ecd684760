using static Kontor.Conformance.ValueScan.MarketScene;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>What <c>vs-token/*</c> tell of prices, volumes and supplies.</summary>
public sealed class TokenFigureTests
{
    private const string Detail = "vs-token/detail";
    private const string Btc = """{"vsTokenId":1}""";
    private const long HourMs = 60 * MinuteMs;

    [Fact]
    public async Task The_detail_tells_what_was_paid_and_what_there_is()
    {
        await using var scene = await OpenAsync();
        await scene.Session.ControlAsync(
            "PUT",
            "/tokens/BTC",
            new
            {
                circulatingSupply = "1000",
                totalSupply = "2000.5",
                maxSupply = "21000000",
            }
        );
        await scene.TradeEverywhereAsync();
        var data = await scene.DataAsync(Detail, Btc);
        // What all dollars are worth stands beside the 60,000,000 of this token: 186,060,000,000.
        Assert.Equal(
            Json(
                "{'vsTokenId':'1','name':'Bitcoin','symbol':'BTC','oldSymbol':'','price':'60000','highPrice':'60100.5','lowPrice':'60000',"
                    + "'marketCapDominance':'0.03224766','volume24h':'42020.1','volumeChange24h':'','percentChange1h':'','percentChange24h':'',"
                    + "'percentChange7d':'','percentChange30d':'','percentChange60d':'','percentChange90d':'','marketCap':'60000000',"
                    + "'totalSupply':'2000.5','circulationSupply':'1000','maxSupply':'21000000','cost':'','chainAddresses':"
            ),
            data[..data.IndexOf('[', StringComparison.Ordinal)]
        );
    }

    [Fact]
    public async Task The_trade_of_this_moment_counts_at_once()
    {
        await using var scene = await OpenAsync();
        await scene.BitMartAsync("buy", "0.5", "60000");
        Assert.StartsWith("60000 60000 60000 30000", await FiguresAsync(scene), StringComparison.Ordinal);
        await scene.BitMartAsync("buy", "0.1", "60300");
        Assert.StartsWith("60300 60300 60000 36030", await FiguresAsync(scene), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_compare_with_the_price_of_then_and_volumes_with_the_day_before()
    {
        await using var scene = await OpenAsync();
        await scene.BitMartAsync("buy", "0.5", "60000");
        await scene.AdvanceAsync(2 * HourMs);
        await scene.BitMartAsync("buy", "0.1", "60600");
        Assert.Equal("60600 60600 60000 36060  1  ", await FiguresAsync(scene));
        await scene.AdvanceAsync(24 * HourMs);
        await scene.BitMartAsync("sell", "0.1", "59900");
        // 5990 were traded in the last day, and 36060 in the one before: (5990 - 36060) / 36060. A day ago, the minute of the second trade
        // had not ended yet, so the price of then is that of the first.
        Assert.Equal("59900 60600 59900 5990 -83.38879645 -1.15511551 -0.16666667 ", await FiguresAsync(scene));
        await scene.AdvanceAsync(100 * 24 * HourMs);
        Assert.Equal("59900 60600 59900 0  0 0 0", await FiguresAsync(scene));
    }

    [Fact]
    public async Task A_dollar_is_worth_a_dollar_and_a_wrapped_coin_what_it_wraps()
    {
        await using var scene = await OpenAsync();
        await scene.BitMartAsync("buy", "0.5", "60000");
        Has("'price':'1','highPrice':'','lowPrice':''", await scene.DataAsync(Detail, """{"vsTokenId":825}"""));
        Has("'price':'60000','highPrice':'60000','lowPrice':'60000'", await scene.DataAsync(Detail, """{"vsTokenId":3717}"""));
    }

    [Fact]
    public async Task Among_equals_what_is_worth_more_is_found_first()
    {
        await using var scene = await OpenAsync();
        await scene.Session.ControlAsync("PUT", "/tokens/USDT", new { });
        await scene.Session.ControlAsync("PUT", "/tokens/USDC", new { });
        Assert.Equal("1 52 74 825 1027", await FirstAsync(""));
        await scene.Session.ControlAsync("PUT", "/tokens/USDT", new { circulatingSupply = "7" });
        Assert.Equal("825 1 52 74 1027", await FirstAsync(""));
        await scene.BitMartAsync("buy", "0.5", "60000");
        Assert.Equal("1 825 52 74 1027", await FirstAsync(""));
        Assert.Equal("1027 825 2396", await FirstAsync("eth"));

        async Task<string> FirstAsync(string search)
        {
            var data = (await scene.AskAsync("vs-token/list", $$"""{"search":"{{search}}"}""")).Succeeded().Json["data"]!.AsArray();
            return string.Join(' ', data.Take(5).Select(token => (long)token!["id"]!));
        }
    }

    private static async Task<string> FiguresAsync(MarketScene scene)
    {
        var data = (await scene.AskAsync(Detail, Btc)).Succeeded().Json["data"]!;
        string[] names =
        [
            "price",
            "highPrice",
            "lowPrice",
            "volume24h",
            "volumeChange24h",
            "percentChange1h",
            "percentChange24h",
            "percentChange7d",
        ];
        return string.Join(' ', names.Select(name => (string)data[name]!));
    }

    private static void Has(string part, string data) => Assert.Contains(Json(part), data, StringComparison.Ordinal);
}
