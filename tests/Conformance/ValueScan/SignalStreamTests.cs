using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using static Kontor.Conformance.ValueScan.MarketScene;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>What trades make remarkable is pushed as it happens, and is what can be looked up afterwards.</summary>
public sealed class SignalStreamTests : IAsyncLifetime
{
    private const long DayMs = 24 * 60 * MinuteMs;

    /// <summary>The instant of the grid at which, a day after the first trade, everything becomes remarkable.</summary>
    private const long RemarkableMs = GridMs + DayMs + 10 * MinuteMs;

    private const string Connected = "event: connected\ndata: subscribed\nid: 0";

    private readonly string _directory = Directory.CreateTempSubdirectory("kontor-streams-").FullName;
    private MarketScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await OpenAsync(_directory);
        await _scene.BreakOutAsync();
    }

    public async Task DisposeAsync()
    {
        await _scene.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_rise_that_somebody_pays_for_is_a_chance_and_is_told_to_the_letter()
    {
        using var reader = await OpenReaderAsync(Signal);
        await ToAsync(RemarkableMs);
        var frames = await ReadAsync(reader, (await ListedAsync()).Count);
        var begun = frames.First(frame => frame.Contains("OPPORTUNITY", StringComparison.Ordinal));
        var ts = long.Parse(begun[(begun.LastIndexOf(' ') + 1)..]);
        Assert.InRange(ts, RemarkableMs, RemarkableMs + frames.Count - 1);
        var content = Json(
            $"{{'updateTime':{RemarkableMs},'vsTokenId':'1','symbol':'BTC','name':'Bitcoin','chanceMessageType':5,'scoring':80,"
                + "'grade':1,'price':'72000','percentChange24h':20,'gains':0,'decline':0}"
        );
        Assert.Equal(
            $"event: signal\ndata: {{\"tokenId\":1,\"type\":\"OPPORTUNITY\",\"ts\":{ts},\"uniqueKey\":\"1_{ts}\","
                + $"\"content\":\"{content.Replace("\"", "\\\"")}\"}}\nid: {ts}",
            begun
        );
    }

    [Fact]
    public async Task What_is_pushed_is_what_the_lists_of_messages_have_afterwards()
    {
        using var reader = await OpenReaderAsync(Signal);
        await ToAsync(RemarkableMs);
        await _scene.BitMartAsync("buy", "1", "80000");
        await ToAsync(RemarkableMs + 5 * MinuteMs);
        var listed = await ListedAsync();
        var pushed = (await ReadAsync(reader, listed.Count))
            .Select(frame => JsonNode.Parse(frame.Split('\n')[1]["data: ".Length..])!)
            .ToList();
        foreach (var type in (string[])["FUNDS", "OPPORTUNITY"])
        {
            var told = pushed.Where(data => data["type"]!.GetValue<string>() == type).Select(data => data["content"]!.GetValue<string>());
            Assert.Equal(listed.Where(row => row.Type == type).Select(row => row.Text), told);
            Assert.Contains(listed, row => row.Type == type);
        }
        var times = pushed.Select(data => data["ts"]!.GetValue<long>()).ToList();
        Assert.Equal(times.Distinct().Order(), times);
        Assert.All(pushed, data => Assert.Equal($"1_{data["ts"]}", data["uniqueKey"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_filter_lets_only_its_tokens_through()
    {
        using var bitcoin = await OpenReaderAsync(Signal + "?tokens=1027,1");
        using var ether = await OpenReaderAsync(Signal + "?tokens=1027,999999");
        await ToAsync(RemarkableMs);
        Assert.NotEmpty(await ReadAsync(bitcoin, (await ListedAsync()).Count));
        await _scene.AdvanceAsync(20_000);
        // Two times a comment and an event: one for the way to the grid, and one for the twenty seconds. Nothing is between them.
        for (var beat = 0; beat < 2; beat++)
        {
            Assert.Equal(EventReader.Comment, await ether.NextAsync());
            Assert.Equal(EventReader.Heartbeat, await ether.NextAsync());
        }
    }

    [Fact]
    public async Task Who_loses_the_connection_in_the_middle_goes_on_there_also_after_a_restart()
    {
        using var witness = await OpenReaderAsync(Signal);
        await ToAsync(RemarkableMs);
        var all = await ReadAsync(witness, (await ListedAsync()).Count);
        Assert.True(all.Count > 1);
        for (var heard = 1; heard < all.Count; heard++)
            Assert.Equal(all[heard..], await ReadAfterAsync(all[heard - 1], all.Count - heard));
        await _scene.RestartAsync(_directory);
        Assert.Equal(all[1..], await ReadAfterAsync(all[0], all.Count - 1));
    }

    private Task ToAsync(long timeMs) => _scene.AdvanceAsync(timeMs - _scene.Session.Venue.NowMs);

    private async Task<EventReader> OpenReaderAsync(string target)
    {
        var reader = await EventReader.OpenAsync(_scene.Session.Venue.Http, _scene.Session.Signed("GET", target));
        Assert.Equal(Connected, await reader.NextAsync());
        return reader;
    }

    private async Task<List<string>> ReadAfterAsync(string last, int count)
    {
        var id = last[(last.LastIndexOf(' ') + 1)..];
        var request = _scene.Session.Signed("GET", Signal).With("Last-Event-ID", id);
        using var reader = await EventReader.OpenAsync(_scene.Session.Venue.Http, request);
        Assert.Equal($"event: connected\ndata: subscribed\nid: {id}", await reader.NextAsync());
        return await ReadAsync(reader, count);
    }

    private static async Task<List<string>> ReadAsync(EventReader reader, int count)
    {
        List<string> frames = [];
        while (frames.Count < count)
            frames.Add(Assert.IsType<string>(await reader.NextEventAsync()));
        return frames;
    }

    /// <summary>Every message there is, the oldest of each kind first, as its list has it.</summary>
    private async Task<List<(string Type, string Text)>> ListedAsync()
    {
        List<(string, string)> listed = [];
        foreach (var (type, path) in new[] { ("FUNDS", "Funds"), ("OPPORTUNITY", "Chance"), ("RISK", "Risk") })
        {
            using var data = JsonDocument.Parse(await _scene.DataAsync($"ai/get{path}CoinMessageList", """{"vsTokenId":1}"""));
            listed.AddRange(data.RootElement.EnumerateArray().Reverse().Select(row => (type, row.GetRawText())));
        }
        return listed;
    }
}
