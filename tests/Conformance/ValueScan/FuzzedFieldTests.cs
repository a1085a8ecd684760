using System.Text.Json.Nodes;
using Kontor.Dialects.ValueScan;

namespace Kontor.Conformance.ValueScan;

/// <summary>Whatever fields hold, the answer is one of a few, in its envelope.</summary>
public sealed class FuzzedFieldTests
{
    private const int Seed = 20_260_102;
    private const int Questions = 1_500;

    private static readonly string[] s_paths =
    [
        "vs-token/list",
        "vs-token/detail",
        "trade/kline/getTradeKLineList",
        "trade/getCoinTrade",
        "trade/getCoinTradeSnapshot",
        "trade/categories/getTradeList",
        "trade/categories/CoinTradeList",
        "trade/getCoinTradeInflowMarketCapRatio",
        "ai/getChanceCoinList",
        "ai/getChanceCoinMessageList",
        "ai/getRiskCoinList",
        "ai/getRiskCoinMessageList",
        "ai/getFundsCoinList",
        "ai/getFundsCoinMessageList",
        "indicator/getDenseAreaList",
        "indicator/getPriceMarketList",
        "social-sentiment/getCoinSocialSentiment",
        "ai/getAiTokenAnalyseResultList",
        "ai/getMarketAnalysisList",
    ];

    private static readonly string[] s_fields =
    [
        "vsTokenId",
        "search",
        "date",
        "tradeType",
        "tag",
        "bucketType",
        "klineType",
        "startTime",
        "endTime",
        "beginTime",
        "page",
        "pageSize",
        "limit",
        "language",
    ];

    private static readonly string[] s_values =
    [
        "1",
        "1027",
        "\"1\"",
        "2",
        "0",
        "-1",
        "1.5",
        "1e400",
        "-9223372036854775808",
        "9223372036854775807",
        "9223372036854775808",
        "253402300799999",
        "253402300800000",
        "1767323045000",
        "\"1767323045000\"",
        "\"\"",
        "\" \"",
        "\"PoW\"",
        "\"en-US\"",
        "\"1h\"",
        "\"1M\"",
        "\"1s\"",
        "\"00\"",
        "\"02\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "null",
        "true",
        "[]",
        "[1]",
        "{}",
    ];

    [Fact]
    public async Task Fuzzed_fields_never_leave_the_envelope()
    {
        await using var scene = await MarketScene.OpenAsync();
        await scene.TradeEverywhereAsync();
        var chance = new Random(Seed);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var question = 0; question < Questions; question++)
        {
            var path = s_paths[chance.Next(s_paths.Length)];
            var fields = s_fields.Where(_ => chance.Next(8) > 0).Select(field => $"\"{field}\":{s_values[chance.Next(s_values.Length)]}");
            var body = $"{{{string.Join(',', fields)}}}";
            var reply = await scene.AskAsync(path, body);
            Assert.True(
                reply.Code is "200" or "400"
                    || reply.Code == Errors.RequiredParamsEmpty.Code
                    || reply.Code == Errors.RequiredParamsIllegal.Code,
                $"seed {Seed}: {path} {body}: {reply.Text}"
            );
            Assert.Equal(["code", "message", "data", "requestId"], ((JsonObject)reply.Json).Select(member => member.Key));
            codes.Add(reply.Code);
        }
        Assert.Equal(["200", "40001", "40002"], codes.Where(code => code != "400").Order(StringComparer.Ordinal));
    }
}
