using System.Net.WebSockets;
using Kontor.Conformance.Harness;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>What time ends, and what is too much.</summary>
public sealed class SocketLimitTests
{
    private const long MinuteMs = 60_000;
    private const string Pong = """{"method":"PONG","id":1}""";

    [Fact]
    public async Task Who_has_a_subscription_is_asked_every_minute_whether_he_is_there()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@trade");
        for (var minute = 1; minute <= 3; minute++)
        {
            await floor.AdvanceAsync(MinuteMs);
            await client.HearsAsync($$"""{"event":"ping","time":"{{MarketFloor.StartMs + minute * MinuteMs}}"}""");
        }
    }

    [Theory]
    [InlineData(Pong), InlineData("{\"event\":\"pong\",\"time\":\"1\"}"), InlineData("{\"type\":\"pong\",\"time\":\"1\"}")]
    public async Task Whoever_answers_stays_and_his_answer_is_not_answered(string pong)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@trade");
        for (var minute = 1; minute <= 24; minute++)
        {
            await floor.AdvanceAsync(MinuteMs);
            Assert.Equal("ping", (string)(await client.HearJsonAsync())["event"]!);
            if (minute % 8 == 0)
                await client.SayAsync(pong);
            await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        }
    }

    [Fact]
    public async Task With_more_than_ten_unanswered_pings_the_connection_is_closed()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@trade");
        for (var minute = 1; minute <= 11; minute++)
        {
            await floor.AdvanceAsync(MinuteMs);
            Assert.Equal("ping", (string)(await client.HearJsonAsync())["event"]!);
        }

        await floor.AdvanceAsync(MinuteMs);
        Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await client.HearsTheEndAsync());
    }

    [Fact]
    public async Task A_connection_without_a_subscription_is_dropped_after_a_minute_without_a_word()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var idle = await floor.ConnectAsync();
        var busy = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@trade");
        await floor.AdvanceAsync(MinuteMs - 1);
        await idle.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        await floor.AdvanceAsync(1);
        await Assert.ThrowsAsync<WebSocketException>(idle.HearAsync);
        await busy.HearAsync();
        // The minute begins anew with the last subscription.
        await busy.AsksAsync("""{"method":"UNSUBSCRIBE","params":["BTCUSDT@trade"],"id":2}""", """{"result":true,"id":2}""");
        await floor.AdvanceAsync(MinuteMs - 1);
        await busy.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        await floor.AdvanceAsync(1);
        await Assert.ThrowsAsync<WebSocketException>(busy.HearAsync);
    }

    [Fact]
    public async Task The_101st_channel_is_refused_with_its_whole_frame()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        var client = await floor.ConnectAsync(MarketFloor.ContractPath);
        var names = SomeChannels(101).ToList();
        await client.AsksAsync(Subscribe(names), """{"result":false,"id":1,"msg":"RESOURCE_EXHAUSTED: more than 100 channels"}""");
        await client.SayAsync(Subscribe(names.Take(99)));
        while (await client.HearAsync() != """{"result":true,"id":1}""") { }
        await client.AsksAsync(Subscribe(names.Skip(99)), """{"result":false,"id":1,"msg":"RESOURCE_EXHAUSTED: more than 100 channels"}""");
        // Those that are there already do not count twice.
        await client.SayAsync(Subscribe(names.Take(100)));
        while (await client.HearAsync() != """{"result":true,"id":1}""") { }
    }

    [Fact]
    public async Task The_241st_operation_of_an_hour_is_refused_and_an_hour_later_there_are_new_ones()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@trade");
        const string Again = """{"method":"SUBSCRIBE","params":["BTCUSDT@trade"],"id":"a"}""";
        const string Done = """{"result":true,"id":"a"}""";
        for (var operation = 2; operation <= 240; operation++)
        {
            // No more than a hundred messages in ten seconds.
            if (operation % 90 == 0)
                await floor.AdvanceAsync(10_000);
            await client.AsksAsync(Again, Done);
        }

        await client.AsksAsync(Again, """{"result":false,"id":"a","msg":"RESOURCE_EXHAUSTED: more than 240 operations in an hour"}""");
        await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        await floor.AdvanceAsync(3_600_000);
        Assert.Equal("ping", (string)(await client.HearJsonAsync())["event"]!);
        await client.AsksAsync(Again, Done);
    }

    [Fact]
    public async Task The_21st_connection_of_an_address_is_told_so_and_closed()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        for (var connection = 1; connection <= 20; connection++)
            await floor.ConnectAsync();
        using var late = await SocketClient.OpenAsync(floor.Session.Venue, MarketFloor.SpotPath);
        await late.HearsAsync("""{"result":false,"msg":"RESOURCE_EXHAUSTED: too many connections"}""");
        Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await late.HearsTheEndAsync());
        // The other product has a count of its own.
        await floor.ConnectAsync(MarketFloor.ContractPath);
    }

    [Fact]
    public async Task The_301st_attempt_of_an_address_in_five_minutes_is_told_so_and_closed()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        for (var attempt = 1; attempt <= 300; attempt++)
        {
            // Who was refused because there were too many at once has tried as well.
            using var client = await SocketClient.OpenAsync(floor.Session.Venue, MarketFloor.SpotPath);
            Assert.DoesNotContain("attempts", await client.HearAsync());
        }

        using (var late = await SocketClient.OpenAsync(floor.Session.Venue, MarketFloor.SpotPath))
        {
            await late.HearsAsync("""{"result":false,"msg":"RESOURCE_EXHAUSTED: too many connection attempts"}""");
            Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await late.HearsTheEndAsync());
        }

        await floor.AdvanceAsync(5 * MinuteMs);
        using var again = await SocketClient.OpenAsync(floor.Session.Venue, MarketFloor.SpotPath);
        Assert.DoesNotContain("attempts", await again.HearAsync());
    }

    [Fact]
    public async Task Too_many_messages_are_refused_whatever_they_say()
    {
        await using var floor = await MarketFloor.OpenAsync(static gate => gate);
        var client = await floor.ConnectAsync();
        for (var message = 1; message <= 100; message++)
            await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":true,"id":9}""");
        await client.AsksAsync("""{"method":"PING","id":9}""", """{"result":false,"msg":"RESOURCE_EXHAUSTED: too many messages"}""");
    }

    /// <summary>Of every contract, everything that can be watched.</summary>
    private static IEnumerable<string> SomeChannels(int count)
    {
        string[] symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT"];
        string[] intervals = ["1m", "5m", "15m", "30m", "1h", "4h", "12h", "1d", "1w"];
        string[] channels =
        [
            "trade",
            "ticker",
            "depth15",
            "depth200",
            .. intervals.Select(interval => $"kline_{interval}_LAST_PRICE"),
            .. intervals.Select(interval => $"kline_{interval}_MARK_PRICE"),
        ];
        return symbols.SelectMany(symbol => channels.Select(channel => $"{symbol}@{channel}")).Take(count);
    }

    private static string Subscribe(IEnumerable<string> names) =>
        $$"""{"method":"SUBSCRIBE","params":[{{string.Join(",", names.Select(name => $"\"{name}\""))}}],"id":1}""";
}
