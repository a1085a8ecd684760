using System.Net;
using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.MarketScene;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>social-sentiment/*</c>, to the byte: what the world was told that people say.</summary>
public sealed class SentimentTests
{
    private const string Path = "social-sentiment/getCoinSocialSentiment";
    private const string Btc = """{"vsTokenId":1}""";

    [Fact]
    public async Task Posts_count_from_the_next_half_hour_on()
    {
        await using var scene = await OpenAsync();
        await SayAsync(scene, "BTC", "bullish", "To the moon");
        await scene.AdvanceAsync(1_000);
        await SayAsync(scene, "BTC", "bearish", "It can't \"hold\" 60k 跌");
        await SayAsync(scene, "BTC", "bullish", "Once more");
        await SayAsync(scene, "ETH", "neutral", "Sideways");
        Assert.Equal(Nothing(GridMs - (5 * MinuteMs)), await scene.DataAsync(Path, Btc));
        await scene.AdvanceAsync(26 * MinuteMs);
        Assert.Equal(
            Json(
                    $"{{'updateTime':{GridMs + (25 * MinuteMs)},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin',"
                        + "'bullishRatio':0.66666667,'neutralRatio':0,'bearishRatio':0.33333333,"
                        + $"'bullishContents':[{Content("Once more", 1_000)},{Content("To the moon", 0)}],'neutralContents':[],"
                        + $"'bearishContents':[{Content("It can~t \\'hold\\' 60k 跌", 1_000)}]}}"
                )
                .Replace('~', '\''),
            await scene.DataAsync(Path, Btc)
        );
        Assert.Equal("3", (await scene.AskAsync(Path, Btc)).Header("X-Credits-Cost"));
        await scene.AdvanceAsync(24 * 60 * MinuteMs);
        Assert.Equal(Nothing(GridMs + (25 * MinuteMs) + (1_440 * MinuteMs)), await scene.DataAsync(Path, Btc));
    }

    [Fact]
    public async Task What_was_said_is_listed_for_operators()
    {
        await using var scene = await OpenAsync();
        await SayAsync(scene, "BTC", "bullish", "up");
        await SayAsync(scene, "ETH", "neutral", "so");
        var made = await SayAsync(scene, "BTC", "bearish", "down");
        var listed = (await scene.Session.ControlAsync("GET", "/posts?symbol=BTC")).AsArray();
        Assert.Equal(made, listed[0]!.ToJsonString());
        Assert.Equal(
            [
                $$"""{"number":3,"symbol":"BTC","mood":"bearish","text":"down","timeMs":{{StartMs}}}""",
                $$"""{"number":1,"symbol":"BTC","mood":"bullish","text":"up","timeMs":{{StartMs}}}""",
            ],
            listed.Select(post => post!.ToJsonString())
        );
        Assert.Empty((await scene.Session.ControlAsync("GET", "/posts?symbol=SOL")).AsArray());
    }

    [Theory]
    [InlineData("""{"symbol":"BTC","mood":"happy","text":"x"}""")]
    [InlineData("""{"symbol":"BTC","mood":"Bullish","text":"x"}""")]
    [InlineData("""{"symbol":"BTC","text":"x"}""")]
    [InlineData("""{"symbol":"BTC","mood":"bullish","text":""}""")]
    [InlineData("""{"mood":"bullish","text":"x"}""")]
    [InlineData("""{"symbol":"BTC","mood":"bullish","text":"\ud800"}""")]
    public async Task A_post_that_says_nothing_is_refused(string body)
    {
        await using var scene = await OpenAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var reply = await scene.Session.Venue.Http.PostAsync(new Uri("/_kontor/posts", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task The_token_has_to_be_there_and_to_exist()
    {
        await using var scene = await OpenAsync();
        (await scene.AskAsync(Path, "{}")).Is(Errors.RequiredParamsEmpty);
        (await scene.AskAsync(Path, """{"vsTokenId":2}""")).Is(Errors.RequiredParamsIllegal);
    }

    private static string Nothing(long timeMs) =>
        Json(
            $"{{'updateTime':{timeMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','bullishRatio':0,'neutralRatio':0,'bearishRatio':0,"
                + "'bullishContents':[],'neutralContents':[],'bearishContents':[]}"
        );

    private static string Content(string text, long afterMs) => $"{{'english':'{text}','updateTime':{StartMs + afterMs}}}";

    private static async Task<string> SayAsync(MarketScene scene, string symbol, string mood, string text)
    {
        var made = await scene.Session.ControlAsync(
            "POST",
            "/posts",
            new
            {
                symbol,
                mood,
                text,
            }
        );
        return made.ToJsonString();
    }
}
