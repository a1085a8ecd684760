using System.Net;
using System.Net.WebSockets;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using Kontor.World.Matching;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>What is said beside the channels: who speaks first, what is answered, and what is refused.</summary>
public sealed class SocketConversationTests
{
    private const string Ticker = """{"method":"SUBSCRIBE","params":["BTCUSDT@ticker"],"id":1}""";
    private const string Done = """{"result":true,"id":1}""";

    [Theory]
    [InlineData("/weex/spot/v3/ws/public", null)]
    [InlineData("/weex/contract/v3/ws/public", null)]
    [InlineData("/v3/ws/public", null)]
    [InlineData("/v3/ws/public", "ws-spot.weex.com")]
    [InlineData("/v3/ws/public", "ws-contract.weex.com")]
    public async Task The_house_speaks_first(string path, string? host)
    {
        await using var floor = await MarketFloor.OpenAsync();
        using var client = await SocketClient.OpenAsync(floor.Session.Venue, path, host);
        var first = await client.HearJsonAsync();
        Assert.Equal(
            $$"""{"cid":"{{Guid.Parse((string)first["cid"]!)}}","event":"connected","time":"{{MarketFloor.StartMs}}"}""",
            first.ToJsonString()
        );
    }

    [Theory]
    [InlineData("/weex/spot/v3/ws/public", null, "NOPEUSDT_SPBL")]
    [InlineData("/weex/contract/v3/ws/public", null, "cmt_nopeusdt")]
    [InlineData("/v3/ws/public", null, "NOPEUSDT_SPBL")]
    [InlineData("/v3/ws/public", "ws-spot.weex.com", "NOPEUSDT_SPBL")]
    [InlineData("/v3/ws/public", "ws-contract.weex.com", "cmt_nopeusdt")]
    public async Task Each_product_has_its_own_name_for_what_there_is_not(string path, string? host, string name)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync(path, host);
        await client.AsksAsync(
            """{"method":"SUBSCRIBE","params":["nopeusdt@ticker"],"id":1}""",
            $$"""{"result":false,"id":1,"msg":"INVALID_ARGUMENT: invalid symbol : {{name}}"}"""
        );
    }

    [Fact]
    public async Task What_asks_for_no_connection_finds_nothing_and_a_private_one_must_be_signed_for()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var bare = await floor.Session.SendBareAsync("GET", "/weex/spot/v3/ws/public");
        Assert.Equal((HttpStatusCode.NotFound, "/weex/spot/v3/ws/public"), (bare.Status, (string)bare.Json["path"]!));
        foreach (var path in new[] { "/weex/spot/v3/ws/private", "/weex/contract/v3/ws/private", "/v3/ws/private" })
        {
            (await floor.Session.SendBareAsync("GET", path)).Is(Errors.AccessKeyEmpty);
            await Assert.ThrowsAsync<WebSocketException>(() => floor.ConnectAsync(path));
        }
    }

    [Theory]
    [
        InlineData("7"),
        InlineData("\"7\""),
        InlineData("1.50"),
        InlineData("null"),
        InlineData("\"\\u0041\""),
        InlineData("900719925474099123")
    ]
    public async Task An_id_comes_back_as_it_was_sent(string id)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync();
        await client.AsksAsync($$"""{"method":"PING","id":{{id}}}""", $$"""{"result":true,"id":{{id}}}""");
        await client.AsksAsync(
            $$"""{"id":{{id}},"method":"FOO"}""",
            $$"""{"result":false,"id":{{id}},"msg":"INVALID_ARGUMENT: invalid event : FOO"}"""
        );
    }

    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("", "")]
    [InlineData("{", "{")]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    [InlineData("{}", "{}")]
    [InlineData("{\"method\":5}", "{\\\"method\\\":5}")]
    [InlineData("{\"event\":null}", "{\\\"event\\\":null}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", "[[[[[[[[[[[[[[[[[[[[")]
    public async Task What_is_no_request_is_repeated_and_the_talk_goes_on(string nonsense, string echo)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync();
        await client.AsksAsync(nonsense, $$"""{"result":false,"msg":"INVALID_ARGUMENT: unrecognized message : {{echo}}"}""");
        await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
    }

    [Theory]
    [InlineData("{\"method\":\"\\ud800\",\"id\":1}")]
    [InlineData("{\"\\ud800\":1}")]
    public async Task Half_a_letter_is_no_text(string nonsense)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync();
        await client.SayAsync(nonsense);
        Assert.StartsWith("INVALID_ARGUMENT: unrecognized message : ", (string)(await client.HearJsonAsync())["msg"]!);
        await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
    }

    [Theory]
    [InlineData(MarketFloor.SpotPath, "[\"BTCUSDT@depth50\"]", "invalid depth level : 50")]
    [InlineData(MarketFloor.SpotPath, "[\"BTCUSDT@depth\"]", "invalid depth level : ")]
    [InlineData(MarketFloor.SpotPath, "[\"BTCUSDT@nope\"]", "invalid event : nope")]
    [InlineData(MarketFloor.SpotPath, "[\"nope\"]", "invalid event : nope")]
    [InlineData(MarketFloor.SpotPath, "[\"@ticker\"]", "invalid event : ticker")]
    [InlineData(MarketFloor.SpotPath, "[\"orders\"]", "invalid event : orders")]
    [InlineData(MarketFloor.SpotPath, "[\"BTCUSDT@kline_7m_LAST_PRICE\"]", "invalid interval : 7m")]
    [InlineData(MarketFloor.SpotPath, "[\"BTCUSDT@kline_1m_MARK_PRICE\"]", "invalid price type : MARK_PRICE")]
    [InlineData(MarketFloor.SpotPath, "[\"BTCUSDT@kline_1m\"]", "invalid price type : ")]
    [InlineData(MarketFloor.ContractPath, "[\"BTCUSDT@kline_2h_LAST_PRICE\"]", "invalid interval : 2h")]
    [InlineData(MarketFloor.ContractPath, "[\"BTCUSDT@bookTicker\"]", "invalid event : bookTicker")]
    [InlineData(MarketFloor.ContractPath, "[\"BTCUSDT@depth20\"]", "invalid depth level : 20")]
    [InlineData(MarketFloor.ContractPath, "[]", "params is empty")]
    [InlineData(MarketFloor.ContractPath, "\"BTCUSDT@ticker\"", "params is empty")]
    [InlineData(MarketFloor.ContractPath, "[5]", "params is empty")]
    [InlineData(MarketFloor.ContractPath, "null", "params is empty")]
    public async Task What_there_is_not_is_named(string path, string names, string error)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync(path);
        foreach (var method in new[] { "SUBSCRIBE", "UNSUBSCRIBE" })
        {
            await client.AsksAsync(
                $$"""{"method":"{{method}}","params":{{names}},"id":1}""",
                $$"""{"result":false,"id":1,"msg":"INVALID_ARGUMENT: {{error}}"}"""
            );
        }
    }

    [Fact]
    public async Task A_frame_has_one_answer_and_one_bad_channel_spoils_it()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync();
        await client.AsksAsync(
            """{"method":"SUBSCRIBE","params":["BTCUSDT@trade","BTCUSDT@nope"],"id":1}""",
            """{"result":false,"id":1,"msg":"INVALID_ARGUMENT: invalid event : nope"}"""
        );
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        // Both depths have their pictures; the answer goes with the last of them.
        await client.SayAsync("""{"method":"SUBSCRIBE","params":["BTCUSDT@depth15","BTCUSDT@depth200","BTCUSDT@depth15"],"id":2}""");
        Assert.Equal(15, (int)(await client.HearJsonAsync())["l"]!);
        await client.HearsAsync("""{"result":true,"id":2}""");
        Assert.Equal(200, (int)(await client.HearJsonAsync())["l"]!);
    }

    [Fact]
    public async Task A_channel_that_is_there_twice_is_one_stream_however_it_is_spelt()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "btcusdt@trade");
        await client.AsksAsync("""{"method":"SUBSCRIBE","params":["BTCUSDT@trade"],"id":2}""", """{"result":true,"id":2}""");
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        var first = await client.HearJsonAsync();
        Assert.Equal("BTCUSDT", (string)first["s"]!);
        await floor.TakeAsync(Side.Buy, 5_000_000, 20_000);
        Assert.NotEqual((string)first["d"]![0]!["t"]!, (string)(await client.HearJsonAsync())["d"]![0]!["t"]!);
    }

    [Fact]
    public async Task Who_unsubscribes_hears_no_more_and_may_do_so_twice()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@bookTicker");
        await client.HearAsync();
        for (var time = 0; time < 2; time++)
            await client.AsksAsync("""{"method":"UNSUBSCRIBE","params":["btcusdt@bookTicker"],"id":"x"}""", """{"result":true,"id":"x"}""");
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
    }

    [Fact]
    public async Task The_older_words_of_the_vendor_s_connector_are_understood()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.ConnectAsync(MarketFloor.ContractPath);
        await client.AsksAsync(
            """{"event":"subscribe","channel":"trades.cmt_btcusdt"}""",
            """{"event":"subscribed","channel":"trades.cmt_btcusdt"}"""
        );
        await client.AsksAsync(
            """{"event":"subscribe","channel":"depth.cmt_btcusdt.15"}""",
            """{"event":"subscribed","channel":"depth.cmt_btcusdt.15"}""",
            """{"e":"depthSnapshot","E":1767323045000,"s":"BTCUSDT","U":0,"u":0,"l":15,"d":"SNAPSHOT","b":[],"a":[]}"""
        );
        await client.AsksAsync(
            """{"event":"subscribe","channel":"kline.LAST_PRICE.cmt_btcusdt.1m"}""",
            """{"event":"subscribed","channel":"kline.LAST_PRICE.cmt_btcusdt.1m"}"""
        );
        await client.AsksAsync(
            """{"event":"unsubscribe","channel":"BTCUSDT@trade"}""",
            """{"event":"unsubscribed","channel":"BTCUSDT@trade"}"""
        );
        await client.AsksAsync("""{"event":"ping","time":"17"}""", """{"event":"pong","time":"17"}""");
        await client.AsksAsync(
            """{"event":"subscribe","channel":"ticker.cmt_nopeusdt"}""",
            """{"result":false,"msg":"INVALID_ARGUMENT: invalid symbol : cmt_nopeusdt"}"""
        );
    }

    [Fact]
    public async Task A_market_that_was_delisted_can_be_watched_and_shows_one_empty_book()
    {
        await using var floor = await MarketFloor.OpenAsync();
        await floor.OfferAsync(Side.Sell, 5_000_000, 100_000);
        await floor.OfferContractAsync(World.Perpetuals.OrderAction.Buy, 490_000, 10);
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/markets/BTCUSDT", new { state = "delisted" });
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/contracts/BTCUSDT", new { state = "offline" });
        foreach (var path in new[] { MarketFloor.SpotPath, MarketFloor.ContractPath })
        {
            var client = await floor.WatchAsync(path, "BTCUSDT@depth200");
            await client.HearsAsync(
                """{"e":"depthSnapshot","E":1767323045000,"s":"BTCUSDT","U":0,"u":0,"l":200,"d":"SNAPSHOT","b":[],"a":[]}"""
            );
            await client.AsksAsync(Ticker, Done);
            await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        }
    }
}
