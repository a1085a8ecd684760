using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kontor.Bench.Http;
using Kontor.Dialects.ValueScan;
using Kontor.Gate;
using Kontor.Server;
using Kontor.World.Chains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Kontor.Bench.Analytics;

/// <summary>
/// The metered interfaces as their clients get them: signed, over HTTP, through the whole gate, each answer paid for. Beside them, in the same run, a
/// bare server that answers a constant and checks nothing.
/// </summary>
internal sealed class AnalyticsOverHttp(VenueHost venue, int days, int rounds) : IDisposable
{
    private const int Callers = 8;
    private const int CreditsEnough = 100_000_000;
    private const int Bitcoin = 1;
    private const int Ether = 1_027;
    private const string BareAnswer = """{"code":200,"message":"success","data":[],"requestId":"00000000-0000-0000-0000-000000000000"}""";

    private readonly Random _chance = new(13);
    private ClientCredentials _caller = new("", "", "", "");
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Callers });

    public async Task<BenchTable> RowsAsync()
    {
        _caller = await MakeCallerAsync();
        var bare = await MeasureBareAsync();
        List<string[]> rows =
        [
            ["a bare server, a constant", .. bare.Cells, "1.00"],
        ];
        foreach (var (name, path, body) in Questions())
        {
            var question = new HttpQuestion(_http, () => Sign(path, body()), answer => answer.StartsWith("{\"code\":200,"u8));
            var figures = await question.MeasureAsync(rounds, Callers);
            rows.Add([name, .. figures.Cells, $"{figures.PerSecond / bare.PerSecond:0.00}"]);
        }
        return new BenchTable(
            $"Over HTTP, with {days} days of trades and blocks: each question {rounds:N0} times by one caller after the other answer, then as often by {Callers} callers at once. "
                + "Every request is signed, passes the whole gate and is debited through the log; callers and server share the machine and the process.",
            ["endpoint", .. HttpFigures.Columns(Callers), "of the bare server"],
            rows
        );
    }

    public void Dispose() => _http.Dispose();

    private IEnumerable<(string Name, string Path, Func<string> Body)> Questions()
    {
        yield return ("base: vs-token/list", "vs-token/list", () => """{"search":"bt"}""");
        yield return ("base: vs-token/detail", "vs-token/detail", () => Token());
        yield return ("base: K-lines, a week of hours", "trade/kline/getTradeKLineList", () => Bars("1h", 7));
        yield return ("base: K-lines, all days", "trade/kline/getTradeKLineList", () => Bars("1d", days));
        yield return ("capital: getCoinTrade", "trade/getCoinTrade", () => Token(",\"tradeType\":1"));
        yield return ("capital: snapshot", "trade/getCoinTradeSnapshot", () => Token($",\"tradeType\":1,\"date\":{PastMs(90)}"));
        yield return ("capital: sectors", "trade/categories/getTradeList", () => """{"tradeType":1}""");
        yield return ("capital: inflow of market cap", "trade/getCoinTradeInflowMarketCapRatio", () => Token());
        yield return ("chain: flow", "trade/getCoinTradeFlow", () => Token());
        yield return ("chain: cost of large holders", "trade/getCoinTradeCost", () => Token($",\"endTime\":{NowMs}"));
        yield return ("chain: large transfers", "chain/trade/large", () => Token(",\"page\":1,\"pageSize\":20"));
        yield return ("chain: holders", "chain/trade/token/holdPage", () => Holders(10));
        yield return ("chain: 1,000 holders", "chain/trade/token/holdPage", () => Holders(1_000));
        yield return ("chain: balances of an address", "chain/trade/token/balanceTrend", () => Trend());
        yield return ("chain: profit of an address", "chain/trade/token/profitLossTrend", () => Trend());
        yield return ("indicator: dense areas", "indicator/getDenseAreaList", () => Token());
        yield return ("indicator: price market", "indicator/getPriceMarketList", () => Token($",\"endTime\":{NowMs}"));
        yield return ("AI: chances", "ai/getChanceCoinList", () => "{}");
        yield return ("AI: funds", "ai/getFundsCoinList", () => "{}");
        yield return ("AI: messages about funds", "ai/getFundsCoinMessageList", () => Token(",\"tradeType\":1"));
        yield return ("AI: sentiment", "social-sentiment/getCoinSocialSentiment", () => Token());
        yield return ("AI: briefings, a page", "ai/getAiTokenAnalyseResultList", () => "{}");
        yield return ("AI: market analysis, 200", "ai/getMarketAnalysisList", () => Token(",\"language\":\"en-US\""));
    }

    /// <summary>A key of its own, whose owner's credits will not run out: the master key that sealed the demo key went with the venue before.</summary>
    private async Task<ClientCredentials> MakeCallerAsync()
    {
        var control = venue.Address + "/_kontor";
        var user = await PostAsync("/users", new { name = "caller" });
        var number = user.GetProperty("id").GetInt64();
        await PostAsync($"/credits/{number}/topup", new { amount = CreditsEnough });
        var made = await PostAsync("/keys", new { dialect = "valuescan", user = number });
        return new ClientCredentials(
            made.GetProperty("key").GetProperty("key").GetString()!,
            made.GetProperty("secret").GetString()!,
            "",
            ""
        );

        async Task<JsonElement> PostAsync(string path, object body)
        {
            using var answer = await _http.PostAsJsonAsync(control + path, body);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private async Task<HttpFigures> MeasureBareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        var body = Encoding.ASCII.GetBytes(BareAnswer);
        server.Run(http => http.Response.Body.WriteAsync(body).AsTask());
        await server.StartAsync();
        var address = new Uri(server.Urls.First());
        return await new HttpQuestion(_http, () => new HttpRequestMessage(HttpMethod.Post, address), _ => true).MeasureAsync(
            rounds,
            Callers
        );
    }

    private HttpRequestMessage Sign(string path, string body)
    {
        var request = Requests.ToMessage(Client.Sign(_caller, "POST", "/api/open/v1/" + path, body, NowMs));
        request.RequestUri = new Uri(venue.Address + request.RequestUri);
        return request;
    }

    private long NowMs => venue.World.Clock.NowMs;

    private long PastMs(int most) => NowMs - _chance.NextInt64(Math.Min(most, days) * 86_400_000L);

    private string Token(string more = "") => $"{{\"vsTokenId\":{(_chance.Next(2) == 0 ? Bitcoin : Ether)}{more}}}";

    private string Bars(string bucket, int length)
    {
        var end = PastMs(days - length + 1);
        return Token($",\"bucketType\":\"{bucket}\",\"startTime\":{end - (length * 86_400_000L)},\"endTime\":{end}");
    }

    private static string Holders(int size) => $"{{\"vsTokenId\":{Ether},\"coinKey\":\"ETH_ETH\",\"page\":1,\"pageSize\":{size}}}";

    private string Trend() =>
        $"{{\"vsTokenId\":{Ether},\"coinKey\":\"ETH_ETH\",\"address\":\"{SeedAddress.HotWallet(KontorOptions.DefaultSeed, "bitmart")}\",\"endTime\":{NowMs}}}";
}
