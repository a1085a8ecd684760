using System.Net;
using Kontor.Conformance.Harness;
using Kontor.Dialects.ValueScan;
using Kontor.Gate;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>ValueScan's rows for paths, methods, keys, times and signatures, each from its real cause.</summary>
public sealed class GateRowTests
{
    private const string Unknown = "/api/open/v1/ai/getSupportResistance";

    [Theory]
    [
        InlineData("POST", "/open/v1/vs-token/list"),
        InlineData("POST", "/api/open/v2/vs-token/list"),
        InlineData("POST", "/api/open/v1"),
        InlineData("GET", "/api/open/v1/unknown"),
        InlineData("GET", "/stream/nothing"),
        InlineData("POST", "/stream"),
    ]
    public async Task A_path_outside_the_api_is_not_found_whoever_asks(string method, string path)
    {
        await using var session = await StartAsync();
        var reply = (await session.SendBareAsync(method, path)).Is(Errors.NotFound);
        Assert.Equal(
            $$"""{"code":404,"message":"Endpoint path does not exist (verify the request path)","data":null,"requestId":"{{reply.Header("X-Request-Id")}}"}""",
            reply.Text
        );
    }

    [Theory, InlineData("GET"), InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH"), InlineData("OPTIONS")]
    public async Task A_query_is_a_post_and_nothing_else(string method)
    {
        await using var session = await StartAsync();
        Assert.Equal("POST", (await session.SendBareAsync(method, List)).Is(Errors.RequestMethodNotAllowed).Header("Allow"));
    }

    [Fact]
    public async Task A_path_that_somebody_guessed_is_refused_only_after_the_signature()
    {
        await using var session = await StartAsync();
        (await session.SendBareAsync("POST", Unknown)).Is(Errors.ApiKeyMissing);
        (await session.SendAsync(session.Signed("POST", Unknown, "{}").With("X-SIGN", new string('0', 64)))).Is(
            Errors.SignatureVerifyFailed
        );
        (await session.SendAsync("POST", Unknown, "{}")).Is(Errors.InterfaceNotFound);
        (await session.SendAsync("POST", List + "/", "{}")).Is(Errors.InterfaceNotFound);
        (await session.SendAsync("POST", List.ToUpperInvariant().Replace("/API/OPEN", "/api/open"), "{}")).Is(Errors.NotFound);
    }

    [Fact]
    public async Task A_retired_interface_does_not_exist_any_more()
    {
        await using var session = await StartAsync();
        await session.ControlAsync("PATCH", "/services/valuescan/vs-token/list", new { state = "offline" });
        (await session.SendAsync("POST", List, "{}")).Is(Errors.InterfaceNotFound);
        (await session.SendAsync("POST", Detail, """{"vsTokenId":1}""")).Succeeded();
    }

    [Fact]
    public async Task A_key_is_missing_when_it_is_absent_or_blank()
    {
        await using var session = await StartAsync();
        (await session.SendAsync(session.Signed("POST", List, "{}").With("X-API-KEY", null))).Is(Errors.ApiKeyMissing);
        (await session.SendAsync(session.Signed("POST", List, "{}").With("X-API-KEY", "  "))).Is(Errors.ApiKeyMissing);
    }

    [Fact]
    public async Task A_key_nobody_has_is_invalid()
    {
        await using var session = await StartAsync();
        session.Credentials = session.Credentials with { Key = "ak_00000000000000000000000000000000" };
        (await session.SendAsync("POST", List, "{}")).Is(Errors.ApiKeyInvalid);
    }

    [Theory, InlineData("disabled"), InlineData("frozen"), InlineData("pending"), InlineData("deleted")]
    public async Task A_key_that_is_switched_off_or_not_approved_is_invalid(string state)
    {
        await using var session = await StartAsync();
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { state });
        (await session.SendAsync("POST", List, "{}")).Is(Errors.ApiKeyInvalid);
    }

    [Fact]
    public async Task A_key_is_invalid_from_the_instant_it_expires()
    {
        await using var session = await StartAsync();
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(session.Venue.NowMs + 1);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { expires });
        (await session.SendAsync("POST", List, "{}")).Succeeded();
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        (await session.SendAsync("POST", List, "{}")).Is(Errors.ApiKeyInvalid);
    }

    [Theory, InlineData("blocked"), InlineData("closed"), InlineData("unverified"), InlineData("riskControlled")]
    public async Task A_key_is_not_valid_while_its_owner_is_not_in_good_standing(string state)
    {
        await using var session = await StartAsync();
        await session.ControlAsync("PATCH", "/users/1", new { state });
        (await session.SendAsync("POST", List, "{}")).Is(Errors.ApiKeyInvalid);
    }

    [Theory, InlineData(null), InlineData(""), InlineData(" ")]
    public async Task A_timestamp_is_missing_when_it_is_absent_or_blank(string? timestamp)
    {
        await using var session = await StartAsync();
        (await session.SendAsync(session.Signed("POST", List, "{}").With("X-TIMESTAMP", timestamp))).Is(Errors.TimestampMissing);
    }

    [Theory]
    [
        InlineData("176732304"),
        InlineData("17673230450"),
        InlineData("17673230450000"),
        InlineData("-767323045"),
        InlineData("1767323045.00"),
        InlineData("2026-01-02T03"),
        InlineData("abcdefghij"),
    ]
    public async Task A_timestamp_has_ten_or_thirteen_digits(string timestamp)
    {
        await using var session = await StartAsync();
        (await session.SendAsync(session.SignedByHand(List, timestamp, "{}"))).Is(Errors.TimestampFormatError);
    }

    [Theory, InlineData(-300_000, true), InlineData(300_000, true), InlineData(-300_001, false), InlineData(300_001, false)]
    public async Task A_timestamp_may_be_five_minutes_off_to_the_millisecond(long aheadMs, bool isGood)
    {
        await using var session = await StartAsync();
        var reply = await session.SendAsync(session.SignedAhead(aheadMs, "POST", List, "{}"));
        _ = isGood ? reply.Succeeded() : reply.Is(Errors.TimestampExpired);
    }

    [Fact]
    public async Task A_timestamp_in_seconds_is_signed_as_it_was_sent()
    {
        await using var session = await StartAsync();
        (await session.SendAsync(session.SignedByHand(List, $"{session.Venue.NowMs / 1_000}", "{}"))).Succeeded();
        (await session.SendAsync(session.SignedByHand(List, $"{(session.Venue.NowMs / 1_000) - 301}", "{}"))).Is(Errors.TimestampExpired);
    }

    [Fact]
    public async Task A_signature_is_missing_when_it_is_absent_or_blank()
    {
        await using var session = await StartAsync();
        (await session.SendAsync(session.Signed("POST", List, "{}").With("X-SIGN", null))).Is(Errors.SignatureMissing);
        (await session.SendAsync(session.Signed("POST", List, "{}").With("X-SIGN", " "))).Is(Errors.SignatureMissing);
    }

    [Fact]
    public async Task A_signature_is_lower_case_hex_over_the_bytes_as_they_were_sent()
    {
        await using var session = await StartAsync();
        var signed = session.Signed("POST", List, """{"search":"btc"}""");
        var sign = signed.Headers.Single(one => one.Header == "X-SIGN").Value;
        (await session.SendAsync(signed with { Body = """{ "search":"btc"}""" })).Is(Errors.SignatureVerifyFailed);
        (await session.SendAsync(signed.With("X-SIGN", sign.ToUpperInvariant()))).Is(Errors.SignatureVerifyFailed);
        (await session.SendAsync(signed.With("X-SIGN", Convert.ToBase64String(Convert.FromHexString(sign))))).Is(
            Errors.SignatureVerifyFailed
        );
        // Neither path nor nonce is signed, so the same signature is good elsewhere: the contract has no replay protection for queries.
        (await session.SendAsync(signed)).Succeeded();
        (await session.SendAsync(signed with { Target = Detail })).Is(Errors.RequiredParamsEmpty);
    }

    [Fact]
    public async Task A_wrong_signature_is_looked_at_before_a_wrong_body()
    {
        await using var session = await StartAsync();
        var signed = session.Signed("POST", Detail, """{"vsTokenId":""");
        (await session.SendAsync(signed)).Is(Errors.InvalidRequest);
        (await session.SendAsync(signed.With("X-SIGN", new string('0', 64)))).Is(Errors.SignatureVerifyFailed);
    }

    [Theory, InlineData("free", 5, 5), InlineData("standard", 20, 4), InlineData("pro", 60, 3), InlineData("unheard-of", 5, 5)]
    public async Task Each_tier_has_its_rate_over_all_interfaces_together(string tier, int limit, int seconds)
    {
        await using var session = await StartAsync();
        var user = await session.SignAsNewUserAsync(1_000, tier);
        for (var i = 0; i < limit; i++)
            (await session.SendAsync("POST", i % 2 == 0 ? List : Detail, """{"vsTokenId":1}""")).Succeeded();
        var refused = (await session.SendAsync("POST", List, "{}")).Is(Errors.InterfaceRateLimit);
        Assert.Equal($"{seconds}", refused.Header("Retry-After"));
        Assert.Equal(1_000 - limit, await session.BalanceAsync(user));
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        (await session.SendAsync("POST", List, "{}")).Is(Errors.InterfaceRateLimit);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        (await session.SendAsync("POST", List, "{}")).Succeeded();
    }

    [Fact]
    public async Task A_flood_is_told_to_wait()
    {
        await using var session = await StartAsync(gate => gate with { FloodBurst = 3, FloodPerSecond = 1 });
        for (var i = 0; i < 3; i++)
            (await session.SendAsync("POST", List, "{}")).Succeeded();
        Assert.Equal("1", (await session.SendAsync("POST", List, "{}")).Is(Errors.InterfaceRateLimit).Header("Retry-After"));
    }

    [Theory]
    [
        InlineData("{"),
        InlineData("[]"),
        InlineData("\"text\""),
        InlineData("7"),
        InlineData("null"),
        InlineData("search=btc"),
        InlineData("{} {}"),
    ]
    public async Task A_body_is_one_json_object(string body)
    {
        await using var session = await StartAsync();
        var reply = (await session.SendAsync("POST", List, body)).Is(Errors.InvalidRequest);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }

    [Fact]
    public async Task A_body_says_that_it_is_json_and_an_empty_one_is_an_empty_object()
    {
        await using var session = await StartAsync();
        (await session.SendAsync(session.Signed("POST", List, "{}").With("Content-Type", "application/x-www-form-urlencoded"))).Is(
            Errors.InvalidRequest
        );
        (await session.SendAsync(session.Signed("POST", List, "{}").With("Content-Type", "APPLICATION/JSON"))).Succeeded();
        (await session.SendAsync("POST", List)).Succeeded();
        (await session.SendAsync("POST", Detail)).Is(Errors.RequiredParamsEmpty);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        await using var session = await StartAsync(gate => gate with { BodyBytesMax = 1_024 });
        (await session.SendAsync("POST", List, $$"""{"search":"{{new string('x', 2_000)}}"}""")).Is(Errors.InvalidRequest);
    }

    [Theory, InlineData("down"), InlineData("faulty")]
    public async Task A_service_that_fails_is_an_unknown_error_and_costs_nothing(string state)
    {
        await using var session = await StartAsync();
        var user = await session.SignAsNewUserAsync(10);
        await session.ControlAsync("PATCH", "/services/valuescan/tokens", new { state });
        (await session.SendAsync("POST", List, "{}")).Is(Errors.UnknownError);
        (await session.SendAsync("POST", Detail, """{"vsTokenId":1}""")).Is(Errors.UnknownError);
        await session.ControlAsync("PATCH", "/services/valuescan/tokens", new { state = "up" });
        Assert.Equal(10, await session.BalanceAsync(user));
        (await session.SendAsync("POST", List, "{}")).Succeeded();
    }
}
