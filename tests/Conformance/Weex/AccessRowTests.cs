using Kontor.Catalog;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using Kontor.Gate;

namespace Kontor.Conformance.Weex;

/// <summary>The rows about who calls, each from its own cause, on a spot route with a body and on a contract route without one.</summary>
public sealed class AccessRowTests
{
    private const string Account = "/api/v3/account/";

    [Theory]
    [InlineData("ACCESS-KEY"), InlineData("ACCESS-SIGN"), InlineData("ACCESS-TIMESTAMP"), InlineData("ACCESS-PASSPHRASE")]
    public async Task Every_credential_has_to_be_sent(string header)
    {
        await using var session = await Session.StartAsync("weex");
        ErrorRow row = header switch
        {
            "ACCESS-KEY" => Errors.AccessKeyEmpty,
            "ACCESS-SIGN" => Errors.AccessSignEmpty,
            "ACCESS-TIMESTAMP" => Errors.AccessTimestampEmpty,
            // The contract has no row for an empty passphrase: it counts as a wrong one.
            _ => Errors.ApiKeyOrPassphraseIncorrect,
        };
        foreach (var (method, target, body) in new[] { ("GET", Account, ""), ("POST", "/capi/v3/account/income", "{}") })
        {
            (await session.SendAsync(Without(session.Signed(method, target, body), header))).Is(row);
            (await session.SendAsync(With(session.Signed(method, target, body), header, "  "))).Is(row);
        }
    }

    [Theory]
    [
        InlineData("1767323045"),
        InlineData("2026-01-02T03:04:05Z"),
        InlineData("-1767323045000"),
        InlineData("17673230450000"),
        InlineData("1767323045000.0")
    ]
    public async Task A_timestamp_is_thirteen_digits(string timestamp)
    {
        await using var session = await Session.StartAsync("weex");
        (await session.SendAsync(With(session.Signed("GET", Account), "ACCESS-TIMESTAMP", timestamp))).Is(Errors.InvalidAccessTimestamp);
    }

    [Fact]
    public async Task A_timestamp_may_lie_thirty_seconds_off_either_way_and_no_more()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var aheadMs in new[] { -30_000, 30_000 })
            Assert.Equal(200, (int)(await session.SendAsync(SignedAhead(session, aheadMs))).Status);
        foreach (var aheadMs in new[] { -30_001, 30_001 })
            (await session.SendAsync(SignedAhead(session, aheadMs))).Is(Errors.AccessTimestampExpired);
    }

    [Fact]
    public async Task A_key_is_known_alive_active_and_used_with_its_passphrase()
    {
        await using var session = await Session.StartAsync("weex");
        var demo = session.Credentials;
        session.Credentials = demo with { Key = "weex_nobody" };
        (await session.SendAsync("GET", Account)).Is(Errors.InvalidAccessKey);
        session.Credentials = demo with { Passphrase = "passphrase1" };
        (await session.SendAsync("GET", Account)).Is(Errors.ApiKeyOrPassphraseIncorrect);

        session.Credentials = demo;
        await PatchKeyAsync(session, new { state = "pending" });
        (await session.SendAsync("GET", Account)).Is(Errors.ApiKeyOrPassphraseIncorrect);
        await PatchKeyAsync(session, new { state = "disabled" });
        (await session.SendAsync("GET", Account)).Is(Errors.PermissionDenied);
        await PatchKeyAsync(session, new { state = "active", expires = "2026-01-02T03:04:06Z" });
        Assert.Equal(200, (int)(await session.SendAsync("GET", Account)).Status);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await session.SendAsync("GET", Account)).Is(Errors.InvalidAccessKey);
        await PatchKeyAsync(session, new { neverExpires = true });
        Assert.Equal(200, (int)(await session.SendAsync("GET", Account)).Status);
        await PatchKeyAsync(session, new { state = "deleted" });
        (await session.SendAsync("GET", Account)).Is(Errors.InvalidAccessKey);
    }

    [Fact]
    public async Task A_signature_covers_method_path_query_and_body_as_they_were_sent()
    {
        await using var session = await Session.StartAsync("weex");
        var good = session.Signed("GET", "/api/v3/account/transferRecords?limit=5&fromType=SPOT");
        Assert.Equal(200, (int)(await session.SendAsync(good)).Status);
        foreach (
            var target in new[]
            {
                "/api/v3/account/transferRecords?fromType=SPOT&limit=5",
                "/api/v3/account/transferRecords?limit=5&fromType=SPOT&",
                "/api/v3/account/transferRecords",
            }
        )
            (await session.SendAsync(good with { Target = target })).Is(Errors.ApiAuthError);
        (await session.SendAsync(session.Signed("GET", "/api/v3/account") with { Target = Account })).Is(Errors.ApiAuthError);

        const string encoded = "/api/v3/account/transferRecords?limit=5&note=a%2Cb";
        Assert.Equal(200, (int)(await session.SendAsync("GET", encoded)).Status);
        var decoded = session.Signed("GET", "/api/v3/account/transferRecords?limit=5&note=a,b");
        (await session.SendAsync(decoded with { Target = encoded })).Is(Errors.ApiAuthError);

        var bills = session.Signed("POST", "/api/v3/account/bills", """{"limit":1}""");
        (await session.SendAsync(bills with { Body = """{"limit": 1}""" })).Is(Errors.ApiAuthError);
        session.Credentials = session.Credentials with { Secret = "another" };
        (await session.SendAsync("GET", Account)).Is(Errors.ApiAuthError);
    }

    [Fact]
    public async Task A_body_is_signed_whatever_the_method()
    {
        await using var session = await Session.StartAsync("weex");
        var signed = session.Signed("GET", Account, "{}");
        Assert.Equal(200, (int)(await session.SendAsync(signed)).Status);
        (await session.SendAsync(signed with { Body = "{ }" })).Is(Errors.ApiAuthError);
    }

    [Theory]
    [
        InlineData("frozen"),
        InlineData("underReview"),
        InlineData("blocked"),
        InlineData("closed"),
        InlineData("deleted"),
        InlineData("unverified"),
        InlineData("liquidating")
    ]
    public async Task An_owner_in_an_abnormal_state_is_refused(string state)
    {
        await using var session = await Session.StartAsync("weex");
        await session.ControlAsync("PATCH", "/users/1", new { state });
        (await session.SendAsync("GET", Account)).Is(Errors.UserStatusForbidden);
    }

    [Fact]
    public async Task A_key_of_nobody_has_no_user_to_stand_for_it()
    {
        await using var session = await Session.StartAsync("weex");
        await PatchKeyAsync(session, new { user = 0 });
        (await session.SendAsync("GET", Account)).Is(Errors.UserStatusForbidden);
    }

    [Fact]
    public async Task An_owner_who_is_locked_unsafe_or_under_risk_control_gets_a_row_of_its_own()
    {
        await using var session = await Session.StartAsync("weex");
        await session.ControlAsync("PATCH", "/users/1", new { state = "locked" });
        (await session.SendAsync("GET", Account)).Is(Errors.UserLocked);
        await session.ControlAsync("PATCH", "/users/1", new { state = "active", secondFactor = false });
        (await session.SendAsync("GET", Account)).Is(Errors.UserAuthNotSafe);
        await session.ControlAsync("PATCH", "/users/1", new { state = "riskControlled", secondFactor = true });
        (await session.SendAsync("GET", Account)).Is(Errors.ForbiddenAccess);
        await session.ControlAsync("PATCH", "/users/1", new { state = "active" });
        Assert.Equal(200, (int)(await session.SendAsync("GET", Account)).Status);
    }

    [Fact]
    public async Task A_key_with_an_ip_list_works_from_there_only()
    {
        await using var session = await Session.StartAsync("weex");
        await PatchKeyAsync(session, new { allowedIps = new[] { "203.0.113.0/24" } });
        (await session.SendAsync("GET", Account)).Is(Errors.IllegalIp);
        await PatchKeyAsync(session, new { allowedIps = new[] { "203.0.113.0/24", "127.0.0.1" } });
        Assert.Equal(200, (int)(await session.SendAsync("GET", Account)).Status);
    }

    [Fact]
    public async Task A_caller_from_a_blocked_region_is_refused_and_the_public_part_is_not()
    {
        var table = Path.GetTempFileName();
        await File.WriteAllTextAsync(table, "198.51.100.0/24\tKP\n203.0.113.0/24\tDE\n");
        var gate = new GateOptions { TrustedProxies = ["127.0.0.1/32"], GeographyTable = table };
        await using var session = await Session.StartAsync("weex", options => options with { Gate = gate });
        (await session.SendAsync(With(session.Signed("GET", Account), "X-Forwarded-For", "198.51.100.7"))).Is(Errors.ForbiddenAccess);
        Assert.Equal(200, (int)(await session.SendAsync(With(session.Signed("GET", Account), "X-Forwarded-For", "203.0.113.7"))).Status);
        Assert.Equal(200, (int)(await session.SendBareAsync("GET", "/api/v3/time", "", ("X-Forwarded-For", "198.51.100.7"))).Status);
        File.Delete(table);
    }

    [Fact]
    public async Task A_key_needs_the_right_to_read()
    {
        await using var session = await Session.StartAsync("weex");
        await PatchKeyAsync(session, new { permissions = new[] { "trade", "futures" } });
        (await session.SendAsync("GET", Account)).Is(Errors.InsufficientPermissions);
        (await session.SendAsync("GET", "/capi/v3/account/balance")).Is(Errors.InsufficientPermissions);
    }

    [Fact]
    public async Task Nobody_is_let_in_while_permissions_cannot_be_decided()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var state in new[] { "down", "maintenance", "faulty", "offline" })
        {
            await session.ControlAsync("PATCH", "/services/weex/permissions", new { state });
            (await session.SendAsync("GET", Account)).Is(Errors.PermissionValidationFailed);
        }

        Assert.Equal(200, (int)(await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols")).Status);
        await session.ControlAsync("PATCH", "/services/weex/permissions", new { state = "up" });
        Assert.Equal(200, (int)(await session.SendAsync("GET", Account)).Status);
    }

    [Fact]
    public async Task Public_routes_take_no_notice_of_credentials()
    {
        await using var session = await Session.StartAsync("weex");
        session.Credentials = session.Credentials with { Key = "weex_nobody" };
        foreach (var path in new[] { "/api/v3/ping", "/api/v3/time", "/api/v3/apiTradingSymbols", "/capi/v3/market/time" })
            Assert.Equal(200, (int)(await session.SendAsync("GET", path)).Status);
    }

    private static ClientRequest Without(ClientRequest request, string header) =>
        request with
        {
            Headers = [.. request.Headers.Where(one => one.Header != header)],
        };

    private static ClientRequest With(ClientRequest request, string header, string value) =>
        request with
        {
            Headers = [.. Without(request, header).Headers, (header, value)],
        };

    private static ClientRequest SignedAhead(Session session, long aheadMs) =>
        Client.Sign(session.Credentials, "GET", Account, "", session.Venue.NowMs + aheadMs);

    private static Task PatchKeyAsync(Session session, object change) =>
        session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", change);
}
