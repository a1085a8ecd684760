using System.Net;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>Briefings are pushed when they are made, and whoever was away hears them later.</summary>
public sealed class MarketStreamTests : IAsyncLifetime
{
    /// <summary>Half past three, when the first briefing is made.</summary>
    private const long FirstMs = 1_767_324_600_000;

    private const long StepMs = 30 * MarketScene.MinuteMs;

    private readonly string _directory = Directory.CreateTempSubdirectory("kontor-streams-").FullName;
    private MarketScene _scene = null!;

    public async Task InitializeAsync() => _scene = await MarketScene.OpenAsync(_directory);

    public async Task DisposeAsync()
    {
        await _scene.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_briefing_is_pushed_when_it_is_made()
    {
        await _scene.TradeEverywhereAsync();
        using var reader = await OpenAsync();
        await IsConnectedAsync(reader, 0);
        await _scene.AdvanceAsync(FirstMs - _scene.Session.Venue.NowMs);
        var frame = (await reader.NextEventAsync())!.Split('\n');
        Assert.Equal(("event: market", $"id: {FirstMs}", 3), (frame[0], frame[2], frame.Length));
        Assert.StartsWith("data: {", frame[1], StringComparison.Ordinal);
        var data = JsonNode.Parse(frame[1]["data: ".Length..])!.AsObject();
        Assert.Equal(["ts", "uniqueId", "content"], data.Select(member => member.Key));
        Assert.Equal(FirstMs, data["ts"]!.GetValue<long>());
        Assert.Equal("market_analysis_20260102033000", data["uniqueId"]!.GetValue<string>());
        Assert.Contains("BTC", data["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_who_listen_hear_the_same_to_the_letter()
    {
        await _scene.TradeEverywhereAsync();
        using var one = await OpenAsync();
        using var other = await OpenAsync();
        await IsConnectedAsync(one, 0);
        await IsConnectedAsync(other, 0);
        await _scene.AdvanceAsync(3 * StepMs);
        for (var briefing = 0; briefing < 3; briefing++)
            Assert.Equal(await one.NextEventAsync(), await other.NextEventAsync());
    }

    [Fact]
    public async Task Who_was_away_hears_what_was_missed_and_then_what_comes()
    {
        await _scene.TradeEverywhereAsync();
        using (var reader = await OpenAsync())
        {
            await IsConnectedAsync(reader, 0);
            await _scene.AdvanceAsync(StepMs);
            await IsBriefingAsync(reader, FirstMs);
        }

        await _scene.AdvanceAsync(3 * StepMs);
        using var back = await OpenAsync(FirstMs);
        await IsConnectedAsync(back, FirstMs);
        for (var briefing = 1; briefing <= 3; briefing++)
            await IsBriefingAsync(back, FirstMs + briefing * StepMs);
        await _scene.AdvanceAsync(StepMs);
        await IsBriefingAsync(back, FirstMs + 4 * StepMs);
    }

    [Fact]
    public async Task Who_lost_the_connection_before_anything_was_said_misses_nothing_either()
    {
        await _scene.TradeEverywhereAsync();
        using (var reader = await OpenAsync())
            await IsConnectedAsync(reader, 0);
        await _scene.AdvanceAsync(StepMs);
        using var back = await OpenAsync(0);
        await IsConnectedAsync(back, 0);
        await IsBriefingAsync(back, FirstMs);
    }

    [Fact]
    public async Task Who_comes_for_the_first_time_hears_nothing_of_before()
    {
        await _scene.TradeEverywhereAsync();
        await _scene.AdvanceAsync(2 * StepMs);
        using var reader = await OpenAsync();
        await IsConnectedAsync(reader, FirstMs + StepMs);
        await _scene.AdvanceAsync(StepMs);
        await IsBriefingAsync(reader, FirstMs + 2 * StepMs);
    }

    [Fact]
    public async Task A_client_that_cannot_set_headers_says_it_in_its_address_but_a_header_goes_first()
    {
        await _scene.TradeEverywhereAsync();
        await _scene.AdvanceAsync(3 * StepMs);
        using var reader = await OpenAsync(request: Signed($"{Market}?lastEventId={FirstMs}"));
        await IsConnectedAsync(reader, FirstMs);
        await IsBriefingAsync(reader, FirstMs + StepMs);
        var both = Signed($"{Market}?lastEventId={FirstMs}").With("Last-Event-ID", $"{FirstMs + StepMs}");
        using var again = await OpenAsync(request: both);
        await IsConnectedAsync(again, FirstMs + StepMs);
        await IsBriefingAsync(again, FirstMs + 2 * StepMs);
    }

    [Fact]
    public async Task Readers_of_before_go_on_in_a_venue_that_was_restarted()
    {
        await _scene.TradeEverywhereAsync();
        List<string?> before = [];
        using (var reader = await OpenAsync())
        {
            await IsConnectedAsync(reader, 0);
            await _scene.AdvanceAsync(3 * StepMs);
            for (var briefing = 0; briefing < 3; briefing++)
                before.Add(await reader.NextEventAsync());
        }

        await _scene.RestartAsync(_directory);
        // Nothing of it was kept: it is made once more of what happened, and is the same.
        using (var reader = await OpenAsync(FirstMs))
        {
            await IsConnectedAsync(reader, FirstMs);
            Assert.Equal(before[1..], new[] { await reader.NextEventAsync(), await reader.NextEventAsync() });
        }

        await _scene.AdvanceAsync(StepMs);
        using var last = await OpenAsync(FirstMs + 2 * StepMs);
        await IsConnectedAsync(last, FirstMs + 2 * StepMs);
        await IsBriefingAsync(last, FirstMs + 3 * StepMs);
    }

    [Fact]
    public async Task Who_takes_nothing_of_what_is_sent_is_cut_off_and_nobody_else_notices()
    {
        const int briefingsMax = 2_000;
        await _scene.TradeEverywhereAsync();
        using var other = await OpenAsync();
        await IsConnectedAsync(other, 0);
        using var idle = IdleReader.Open(_scene.Session.Venue.Address, Signed(Market));
        await _scene.AdvanceAsync(FirstMs - _scene.Session.Venue.NowMs);
        var heard = 0;
        for (; !idle.IsCut && heard < briefingsMax; heard++)
        {
            await IsBriefingAsync(other, FirstMs + heard * StepMs);
            await _scene.AdvanceAsync(StepMs);
        }

        // Some of them were on their way before: in the buffers of both ends.
        Assert.InRange(heard, 10, briefingsMax - 1);
    }

    private ClientRequest Signed(string target) => _scene.Session.Signed("GET", target);

    private async Task<EventReader> OpenAsync(long? afterMs = null, ClientRequest? request = null)
    {
        var wanted = request ?? Signed(Market);
        if (afterMs is { } last)
            wanted = wanted.With("Last-Event-ID", $"{last}");
        var reader = await EventReader.OpenAsync(_scene.Session.Venue.Http, wanted);
        Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode);
        return reader;
    }

    private static async Task IsConnectedAsync(EventReader reader, long positionMs) =>
        Assert.Equal($"event: connected\ndata: subscribed\nid: {positionMs}", await reader.NextAsync());

    private static async Task IsBriefingAsync(EventReader reader, long timeMs)
    {
        var frame = await reader.NextEventAsync();
        Assert.StartsWith($"event: market\ndata: {{\"ts\":{timeMs},\"uniqueId\":\"market_analysis_", frame, StringComparison.Ordinal);
        Assert.EndsWith($"\"}}\nid: {timeMs}", frame, StringComparison.Ordinal);
    }
}
