using System.Net;
using Kontor.Conformance.Harness;
using Kontor.Dialects.ValueScan;
using Kontor.Gate;
using static Kontor.Conformance.ValueScan.ValueScanCalls;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.ValueScan;

/// <summary>Event streams: how they are opened, what they send, how they end.</summary>
public sealed class StreamTests
{
    private const string Connected = "event: connected\ndata: subscribed\nid: 0";
    private const string Comment = EventReader.Comment;
    private const string Heartbeat = EventReader.Heartbeat;

    [Theory, InlineData(Market), InlineData(Signal), InlineData(Signal + "?tokens="), InlineData(Signal + "?tokens=1,1027,999999")]
    public async Task A_stream_is_confirmed_and_beats_every_twenty_seconds(string target)
    {
        await using var session = await StartAsync();
        using var reader = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", target));
        Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode);
        Assert.Equal("text/event-stream", reader.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", reader.Response.Headers.CacheControl!.ToString());
        Assert.Equal("no", reader.Response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(Guid.TryParse(reader.Response.Headers.GetValues("X-Request-Id").Single(), out _));
        Assert.Equal(Connected, await reader.NextAsync());
        for (var beat = 0; beat < 3; beat++)
        {
            await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(Comment, await reader.NextAsync());
            Assert.Equal(Heartbeat, await reader.NextAsync());
        }
    }

    [Fact]
    public async Task A_stream_outlives_its_signature_and_its_key()
    {
        await using var session = await StartAsync();
        using var reader = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market));
        Assert.Equal(Connected, await reader.NextAsync());
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state = "disabled" });
        await session.Venue.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(Comment, await reader.NextAsync());
        Assert.Equal(Heartbeat, await reader.NextAsync());
    }

    [Fact]
    public async Task A_stream_costs_no_credits()
    {
        await using var session = await StartAsync();
        await session.SignAsNewUserAsync(0);
        using var reader = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market));
        Assert.Equal(Connected, await reader.NextAsync());
    }

    [Fact]
    public async Task Whoever_is_not_who_they_say_gets_401()
    {
        await using var session = await StartAsync();
        var signed = session.Signed("GET", Market).Target;
        await RefusedAsync(session, signed.Replace("apiKey=", "key="), Errors.ApiKeyMissing, 401);
        await RefusedAsync(session, signed.Replace("apiKey=ak_", "apiKey=xx_"), Errors.ApiKeyInvalid, 401);
        await RefusedAsync(session, signed.Replace("timestamp=", "time="), Errors.TimestampMissing, 401);
        await RefusedAsync(
            session,
            signed.Replace($"{session.Venue.NowMs}", $"{session.Venue.NowMs / 1_000}"),
            Errors.TimestampFormatError,
            401
        );
        await RefusedAsync(session, session.SignedAhead(-300_001, "GET", Market, "").Target, Errors.TimestampExpired, 401);
        await RefusedAsync(session, signed.Replace("sign=", "signature="), Errors.SignatureMissing, 401);
        await RefusedAsync(session, signed.Replace("nonce=", "nonce=x"), Errors.SignatureVerifyFailed, 401);
    }

    [Fact]
    public async Task The_header_credentials_of_a_query_open_no_stream()
    {
        await using var session = await StartAsync();
        var signed = session.SignedByHand(Market, $"{session.Venue.NowMs}", "");
        await RefusedAsync(session, signed with { Method = "GET" }, Errors.ApiKeyMissing, 401);
    }

    [Fact]
    public async Task A_stream_needs_a_nonce_that_its_key_has_not_used()
    {
        await using var session = await StartAsync();
        var signed = session.Signed("GET", Market);
        await RefusedAsync(session, signed.Target.Replace("nonce=", "none="), Errors.RequiredParamsEmpty, 400);
        using (var reader = await EventReader.OpenAsync(session.Venue.Http, signed))
            Assert.Equal(Connected, await reader.NextAsync());
        await RefusedAsync(session, signed, Errors.SignatureVerifyFailed, 401);
        // As long as its timestamp is good the nonce is remembered; after that the timestamp itself is too old.
        await session.Venue.AdvanceAsync(TimeSpan.FromMinutes(5));
        await RefusedAsync(session, signed, Errors.SignatureVerifyFailed, 401);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await RefusedAsync(session, signed, Errors.TimestampExpired, 401);
    }

    [Fact]
    public async Task Another_key_may_use_the_same_nonce()
    {
        await using var session = await StartAsync();
        ClientRequest Open() => Client.SignStream(session.Credentials, "GET", Market, "the-same", session.Venue.NowMs);
        using var first = await EventReader.OpenAsync(session.Venue.Http, Open());
        Assert.Equal(Connected, await first.NextAsync());
        await RefusedAsync(session, Open(), Errors.SignatureVerifyFailed, 401);
        await session.SignAsNewUserAsync(0);
        using var second = await EventReader.OpenAsync(session.Venue.Http, Open());
        Assert.Equal(Connected, await second.NextAsync());
    }

    [Theory, InlineData("POST"), InlineData("PUT"), InlineData("DELETE")]
    public async Task A_stream_is_a_get_and_nothing_else(string method)
    {
        await using var session = await StartAsync();
        Assert.Equal("GET", (await session.SendBareAsync(method, Market)).Is(Errors.RequestMethodNotAllowed).Header("Allow"));
    }

    [Theory, InlineData("btc"), InlineData("1,x"), InlineData("1,"), InlineData(",1"), InlineData("1,%202"), InlineData("-1")]
    public async Task Tokens_are_numbers_between_commas(string tokens)
    {
        await using var session = await StartAsync();
        await RefusedAsync(session, session.Signed("GET", $"{Signal}?tokens={tokens}"), Errors.RequiredParamsIllegal, 400);
    }

    [Theory, InlineData("x"), InlineData("-1"), InlineData("1.5"), InlineData("1 2"), InlineData("9223372036854775808"), InlineData("1,2")]
    public async Task The_last_event_is_known_by_digits(string last)
    {
        await using var session = await StartAsync();
        foreach (var target in new[] { Market, Signal })
        {
            await RefusedAsync(session, session.Signed("GET", target).With("Last-Event-ID", last), Errors.RequiredParamsIllegal, 400);
            var inQuery = session.Signed("GET", $"{target}?lastEventId={Uri.EscapeDataString(last)}");
            await RefusedAsync(session, inQuery, Errors.RequiredParamsIllegal, 400);
        }
    }

    [Fact]
    public async Task A_last_event_that_is_blank_is_none()
    {
        await using var session = await StartAsync();
        using var reader = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market + "?lastEventId="));
        Assert.Equal(Connected, await reader.NextAsync());
    }

    [Fact]
    public async Task A_stream_whose_service_is_down_is_a_server_error()
    {
        await using var session = await StartAsync();
        await session.ControlAsync("PATCH", "/services/valuescan/streams", new { state = "down" });
        await RefusedAsync(session, session.Signed("GET", Market), Errors.UnknownError, 500);
        await session.ControlAsync("PATCH", "/services/valuescan/stream/market", new { state = "offline" });
        await RefusedAsync(session, session.Signed("GET", Market), Errors.InterfaceNotFound, 404);
    }

    [Fact]
    public async Task Opening_streams_counts_as_asking()
    {
        await using var session = await StartAsync();
        await session.SignAsNewUserAsync(0, "free");
        for (var i = 0; i < 5; i++)
            await RefusedAsync(session, session.Signed("GET", Signal + "?tokens=x"), Errors.RequiredParamsIllegal, 400);
        var refused = await RefusedAsync(session, session.Signed("GET", Signal), Errors.InterfaceRateLimit, 429);
        Assert.Equal("5", refused.Header("Retry-After"));
    }

    [Fact]
    public async Task A_key_has_so_many_streams_at_once_and_a_closed_one_makes_room()
    {
        await using var session = await StartAsync(gate => gate with { StreamsPerKeyMax = 2, LimitsFactor = 0 });
        using var first = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market));
        using var second = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Signal));
        Assert.Equal((Connected, Connected), (await first.NextAsync(), await second.NextAsync()));
        await RefusedAsync(session, session.Signed("GET", Market), Errors.InterfaceRateLimit, 429);
        first.Dispose();
        // The server learns of it when the connection is closed, which may take a few round trips.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            using var third = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market));
            if (third.Response.StatusCode != HttpStatusCode.OK)
                continue;
            Assert.Equal(Connected, await third.NextAsync());
            return;
        }
    }

    [Fact]
    public async Task Streams_do_not_count_as_calls_in_flight()
    {
        await using var session = await StartAsync(gate => gate with { CallsInFlightMax = 1 });
        using var first = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market));
        using var second = await EventReader.OpenAsync(session.Venue.Http, session.Signed("GET", Market));
        Assert.Equal((Connected, Connected), (await first.NextAsync(), await second.NextAsync()));
        (await session.SendAsync("POST", List, "{}")).Succeeded();
    }

    [Fact]
    public async Task A_venue_that_stops_ends_its_streams_cleanly()
    {
        using var http = new HttpClient();
        var session = await StartAsync();
        http.BaseAddress = session.Venue.Address;
        using var reader = await EventReader.OpenAsync(http, session.Signed("GET", Market));
        Assert.Equal(Connected, await reader.NextAsync());
        await session.DisposeAsync();
        Assert.Null(await reader.NextAsync());
    }

    [Fact]
    public async Task The_recorder_knows_the_stream_and_neither_its_key_nor_its_signature()
    {
        await using var session = await StartAsync();
        var signed = session.Signed("GET", Market);
        using var reader = await EventReader.OpenAsync(session.Venue.Http, signed);
        Assert.Equal(Connected, await reader.NextAsync());
        var recorded = await session.ControlAsync("GET", $"/requests/{reader.Response.Headers.GetValues("X-Request-Id").Single()}");
        var target = recorded["target"]!.GetValue<string>();
        Assert.Equal((200, true), (recorded["status"]!.GetValue<int>(), recorded["admitted"]!.GetValue<bool>()));
        Assert.StartsWith(Market, target);
        Assert.DoesNotContain(session.Credentials.Key, target);
        Assert.DoesNotContain(signed.Target[(signed.Target.IndexOf("sign=", StringComparison.Ordinal) + 5)..], target);
    }

    private static Task<Reply> RefusedAsync(Session session, string target, Catalog.ErrorRow row, int status) =>
        RefusedAsync(session, new ClientRequest("GET", target, "", []), row, status);

    private static async Task<Reply> RefusedAsync(Session session, ClientRequest request, Catalog.ErrorRow row, int status)
    {
        var reply = await session.SendAsync(request);
        Assert.Equal(status, (int)reply.Status);
        Assert.Equal(
            $$"""{"code":{{row.Code}},"message":"{{row.Message}}","data":null,"requestId":"{{reply.Header("X-Request-Id")}}"}""",
            reply.Text
        );
        return reply;
    }
}
