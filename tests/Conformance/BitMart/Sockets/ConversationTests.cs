using System.Net.WebSockets;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Gate.Sockets;
using Kontor.World.Matching;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>What is said beside the channels: pings, subscriptions, refusals, limits, and the end.</summary>
public sealed class ConversationTests
{
    private const string Ack = """{"event":"subscribe","topic":"spot/trade:BTC_USDT"}""";

    [Fact]
    public async Task Both_kinds_of_ping_are_answered_on_every_connection()
    {
        await using var floor = await SocketFloor.OpenAsync();
        foreach (var path in new[] { "/ws/spot/api", "/ws/spot/user?protocol=1.1", "/ws/futures/api?protocol=1.1", "/ws/futures/user" })
        {
            var client = await floor.ConnectAsync(path);
            await client.AsksAsync("ping", "pong");
            await client.AsksAsync("""{"action":"ping"}""", """{"action":"ping","success":true,"group":"System","data":"pong"}""");
        }
    }

    [Theory]
    [InlineData("ws-manager-compress.bitmart.com", """{"event":"error","errorMessage":"Invalid request","errorCode":"90003"}""")]
    [InlineData("openapi-ws-v2.bitmart.com", """{"action":"","success":false,"error":"Invalid request"}""")]
    [InlineData("openapi-wsdemo-v2.bitmart.com", """{"action":"","success":false,"error":"Invalid request"}""")]
    public async Task The_vendors_hosts_have_the_vendors_paths(string host, string refusal)
    {
        await using var floor = await SocketFloor.OpenAsync();
        foreach (var path in new[] { "/api?protocol=1.1", "/user?protocol=1.1" })
            await (await floor.ConnectAsync(path, host)).AsksAsync("nonsense", refusal);
    }

    [Fact]
    public async Task One_connection_may_speak_both_tongues()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync("spot/trade:BTC_USDT");
        await client.AsksAsync(
            """{"action":"subscribe","args":["futures/trade:BTCUSDT"]}""",
            """{"action":"subscribe","group":"futures/trade:BTCUSDT","success":true,"request":{"action":"subscribe","args":["futures/trade:BTCUSDT"]}}"""
        );
    }

    [Fact]
    public async Task Keys_of_any_case_are_understood()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.ConnectAsync("/ws/futures/api");
        await client.AsksAsync(
            """{"Action":"subscribe","Args":["futures/trade:BTCUSDT"]}""",
            """{"action":"subscribe","group":"futures/trade:BTCUSDT","success":true,"request":{"action":"subscribe","args":["futures/trade:BTCUSDT"]}}"""
        );
    }

    [Fact]
    public async Task Every_topic_is_answered_for_itself()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.ConnectAsync();
        await client.AsksAsync(
            """{"op":"subscribe","args":["spot/trade:BTC_USDT","spot/nope:BTC_USDT","spot/trade:NOPE_USDT","spot/trade:BTC_USDT","futures/trade:BTCUSDT","nothing"]}""",
            Ack,
            """{"event":"subscribe","topic":"spot/nope:BTC_USDT","errorMessage":"Invalid channel [nope]","errorCode":"90004"}""",
            """{"event":"subscribe","topic":"spot/trade:NOPE_USDT","errorMessage":"Invalid symbol [NOPE_USDT]","errorCode":"92001"}""",
            """{"event":"subscribe","topic":"spot/trade:BTC_USDT","errorMessage":"Duplicate subscription [spot/trade:BTC_USDT]","errorCode":"90008"}""",
            """{"event":"subscribe","topic":"futures/trade:BTCUSDT","errorMessage":"Invalid channel [trade]","errorCode":"90004"}""",
            """{"event":"subscribe","topic":"nothing","errorMessage":"Invalid channel [nothing]","errorCode":"90004"}"""
        );
    }

    [Theory]
    [InlineData("futures/nope:BTCUSDT", "Invalid channel [nope]")]
    [InlineData("futures/ticker:NOPEUSDT", "Invalid channel [ticker:NOPEUSDT]")]
    [InlineData("futures/trade:BTCUSDT@100ms", "Invalid channel [trade:BTCUSDT@100ms]")]
    [InlineData("futures/depth5:BTCUSDT@1ms", "Invalid channel [depth5:BTCUSDT@1ms]")]
    [InlineData("futures/klineBin1M:BTCUSDT", "Invalid channel [klineBin1M]")]
    public async Task Futures_refuses_with_words_alone(string topic, string error)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.ConnectAsync("/ws/futures/api");
        await client.AsksAsync(
            $$"""{"action":"subscribe","args":["{{topic}}"]}""",
            $$$"""{"action":"subscribe","group":"{{{topic}}}","success":false,"request":{"action":"subscribe","args":["{{{topic}}}"]},"error":"{{{error}}}"}"""
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"op\":5}")]
    [InlineData("{\"op\":null,\"args\":[]}")]
    [InlineData("{\"op\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[")]
    public async Task What_is_no_request_is_refused_and_the_talk_goes_on(string nonsense)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var spot = await floor.ConnectAsync();
        await spot.AsksAsync(nonsense, """{"event":"error","errorMessage":"Invalid request","errorCode":"90003"}""");
        await spot.AsksAsync("ping", "pong");
        var futures = await floor.ConnectAsync("/ws/futures/api");
        await futures.AsksAsync(nonsense, """{"action":"","success":false,"error":"Invalid request"}""");
        await futures.AsksAsync("ping", "pong");
    }

    [Theory]
    [InlineData("{\"op\":\"subscribe\"}", "90003", "Invalid parameter [args]")]
    [InlineData("{\"op\":\"subscribe\",\"args\":\"spot/trade:BTC_USDT\"}", "90003", "Invalid parameter [args]")]
    [InlineData("{\"op\":\"subscribe\",\"args\":[]}", "90003", "Invalid parameter [args]")]
    [InlineData("{\"op\":\"subscribe\",\"args\":[true]}", "90003", "Invalid parameter [args]")]
    [InlineData("{\"op\":\"subscribe\",\"args\":[\"\\udc00\"]}", "90003", "Invalid parameter [args]")]
    [InlineData("{\"op\":\"dance\",\"args\":[\"here\"]}", "90003", "Invalid action [dance] for group [here]")]
    [InlineData("{\"op\":\"ping\"}", "90003", "Invalid action [ping] for group []")]
    public async Task What_is_missing_or_unknown_is_named(string request, string code, string message)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.ConnectAsync();
        await client.SayAsync(request);
        var refused = await client.HearJsonAsync();
        Assert.Equal((code, message), ((string)refused["errorCode"]!, (string)refused["errorMessage"]!));
        await client.AsksAsync("""{"op":"subscribe","args":["spot/trade:BTC_USDT"]}""", Ack);
    }

    [Fact]
    public async Task Who_unsubscribes_hears_no_more()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync("spot/bookTicker:BTC_USDT");
        await client.HearAsync();
        await client.AsksAsync(
            """{"op":"subscribe","args":["spot/depth5:BTC_USDT"]}""",
            """{"event":"subscribe","topic":"spot/depth5:BTC_USDT"}"""
        );
        await client.HearAsync();
        await floor.OfferAsync(Side.Buy, 4_000_000, 10_000);
        Assert.StartsWith("""{"table":"spot/bookTicker",""", await client.HearAsync());
        Assert.StartsWith("""{"table":"spot/depth5",""", await client.HearAsync());
        await client.AsksAsync(
            """{"op":"unsubscribe","args":["spot/bookTicker:BTC_USDT","spot/ticker:BTC_USDT"]}""",
            """{"event":"unsubscribe","topic":"spot/bookTicker:BTC_USDT"}""",
            """{"event":"unsubscribe","topic":"spot/ticker:BTC_USDT","errorMessage":"Invalid subscription [spot/ticker:BTC_USDT]","errorCode":"90009"}"""
        );
        await floor.OfferAsync(Side.Buy, 4_100_000, 10_000);
        Assert.StartsWith("""{"table":"spot/depth5",""", await client.HearAsync());
        // Who comes back is shown how it stands.
        await client.AsksAsync(
            """{"op":"subscribe","args":["spot/bookTicker:BTC_USDT"]}""",
            """{"event":"subscribe","topic":"spot/bookTicker:BTC_USDT"}"""
        );
        Assert.Contains("41000.00", await client.HearAsync());
    }

    [Fact]
    public async Task So_many_topics_fit_into_one_message_and_so_many_onto_one_connection()
    {
        await using var floor = await SocketFloor.OpenAsync(gate => gate);
        var client = await floor.ConnectAsync();
        var topics = new[] { "BTC", "ETH", "SOL", "XRP", "DOGE" }
            .SelectMany(coin =>
                "trade,ticker,bookTicker,depth5,depth20,depth50,depth/increase100,kline1m,kline3m,kline5m,kline15m,kline30m,kline1H,kline2H,kline4H,kline1D,kline1W,kline1M"
                    .Split(',')
                    .Select(channel => $"spot/{channel}:{coin}_USDT")
            )
            .ToList();
        await client.AsksAsync(
            Subscribe(topics.Take(21)),
            """{"event":"subscribe","topic":"spot/trade:BTC_USDT","errorMessage":"Too many topics in one message","errorCode":"90005"}"""
        );
        foreach (var some in topics.Chunk(18))
            await client.SayAsync(Subscribe(some));
        await client.SayAsync(
            """{"action":"subscribe","args":["futures/trade:BTCUSDT","futures/trade:ETHUSDT","futures/trade:SOLUSDT","futures/trade:XRPUSDT","futures/trade:DOGEUSDT","futures/depth5:BTCUSDT","futures/depth5:ETHUSDT","futures/depth5:SOLUSDT","futures/depth5:XRPUSDT","futures/depth5:DOGEUSDT","futures/depth20:BTCUSDT"]}"""
        );
        var answers = new List<string>();
        while (answers.Count < 101)
        {
            var answer = await client.HearAsync();
            if (answer.Contains("\"subscribe\""))
                answers.Add(answer);
        }

        Assert.All(answers.Take(100), answer => Assert.DoesNotContain("rror", answer));
        Assert.EndsWith(""" "error":"Too many subscriptions"} """.Trim(), answers[100]);
        await client.SayAsync(Subscribe(["spot/trade:BTC_USDT"]));
        Assert.Contains("90008", await client.HearAsync());

        static string Subscribe(IEnumerable<string> topics) => $$"""{"op":"subscribe","args":["{{string.Join("\",\"", topics)}}"]}""";
    }

    [Fact]
    public async Task A_hundred_messages_in_ten_seconds()
    {
        await using var floor = await SocketFloor.OpenAsync(gate => gate);
        var client = await floor.ConnectAsync();
        for (var message = 0; message < 100; message++)
            await client.AsksAsync("ping", "pong");
        await client.AsksAsync("ping", """{"event":"error","errorMessage":"Too many requests","errorCode":"90007"}""");
        await floor.AdvanceAsync(10_000);
        await client.AsksAsync("ping", "pong");
    }

    [Theory, InlineData("/ws/spot/api", 20), InlineData("/ws/spot/user", 10)]
    public async Task So_many_connections_of_one_address(string path, int connections)
    {
        await using var floor = await SocketFloor.OpenAsync(gate => gate);
        for (var connection = 0; connection < connections; connection++)
            await (await floor.ConnectAsync(path)).AsksAsync("ping", "pong");
        var oneMore = await floor.ConnectAsync(path);
        await oneMore.HearsAsync("""{"event":"error","errorMessage":"Too many connections","errorCode":"94002"}""");
        Assert.Equal(1008, await oneMore.HearsTheEndAsync());
        // Other places count for themselves.
        await (await floor.ConnectAsync("/ws/futures/api")).AsksAsync("ping", "pong");
    }

    [Fact]
    public async Task So_many_attempts_of_one_address_in_a_minute()
    {
        await using var floor = await SocketFloor.OpenAsync(gate =>
            gate with
            {
                Sockets = gate.Sockets with
                {
                    Limits = new Dictionary<string, SocketLimits> { ["bitmart/futures/public"] = new() { AttemptsPerIpMax = 2 } },
                },
            }
        );
        for (var attempt = 0; attempt < 2; attempt++)
            await (await floor.ConnectAsync("/ws/futures/api")).AsksAsync("ping", "pong");
        var third = await floor.ConnectAsync("/ws/futures/api");
        await third.HearsAsync("""{"action":"","success":false,"error":"Too many connection attempts"}""");
        Assert.Equal(1008, await third.HearsTheEndAsync());
        await floor.AdvanceAsync(60_000);
        await (await floor.ConnectAsync("/ws/futures/api")).AsksAsync("ping", "pong");
    }

    [Fact]
    public async Task A_futures_request_has_two_thousand_and_forty_eight_bytes_at_most()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.ConnectAsync("/ws/futures/api");
        await client.AsksAsync(
            $$"""{"action":"subscribe","args":["futures/trade:{{new string('A', 2_048)}}"]}""",
            """{"action":"subscribe","success":false,"request":{"action":"subscribe","args":[]},"error":"Invalid parameter [args]"}"""
        );
        await client.AsksAsync("ping", "pong");
    }

    [Fact]
    public async Task What_is_no_text_or_too_long_ends_the_connection()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var binary = await floor.ConnectAsync();
        await binary.SayAsync("ping", WebSocketMessageType.Binary);
        Assert.Equal(1003, await binary.HearsTheEndAsync());
        var endless = await floor.ConnectAsync();
        await endless.SayAsync(new string('x', 20_000));
        Assert.Equal(1009, await endless.HearsTheEndAsync());
    }

    [Fact]
    public async Task Whoever_asks_for_no_connection_gets_an_answer_of_the_house()
    {
        await using var floor = await SocketFloor.OpenAsync();
        (await floor.Session.SendBareAsync("GET", "/ws/spot/api")).Is(Errors.SpotBadRequest);
        (await floor.Session.SendBareAsync("GET", "/ws/futures/user")).Is(Errors.SpotBadRequest);
        (await floor.Session.SendBareAsync("GET", "/ws/spot/nope")).Is(Errors.RouteNotFound);
        (await floor.Session.SendBareAsync("POST", "/ws/spot/api", "{}")).Is(Errors.SpotMethodNotAllowed);
    }

    [Fact]
    public async Task A_jump_of_the_clock_ends_no_connection()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var client = await floor.SpotAsync("spot/depth5:BTC_USDT");
        await client.HearAsync();
        await floor.AdvanceAsync(86_400_000);
        await floor.AdvanceAsync(86_400_000);
        await client.AsksAsync("ping", "pong");
        await floor.OfferAsync(Side.Buy, 4_000_000, 10_000);
        Assert.Contains("40000.00", await client.HearAsync());
    }
}
