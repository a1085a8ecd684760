using System.Net;
using System.Net.WebSockets;
using Kontor.Catalog;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using Kontor.Gate;
using static Kontor.Conformance.Weex.Sockets.SocketPrivateFloor;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>Who may open a private connection, and for how long he may keep it.</summary>
public sealed class SocketPrivateAccessTests
{
    private const int PolicyViolation = 1_008;

    [Theory]
    [InlineData(SpotPath), InlineData(ContractPath), InlineData("/v3/ws/private")]
    public async Task A_connection_is_signed_for_with_one_text_whatever_its_path(string path)
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        await floor.ConnectAsync(path);
        // A signature of the request, as for everything else, is none here.
        var request = floor.Session.Signed("GET", "/api/v3/account") with
        {
            Target = path,
        };
        (await floor.Session.SendAsync(request)).Is(Errors.ApiAuthError);
        var failure = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(floor.Session.Venue, request));
        Assert.Contains("401", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ACCESS-KEY", "", "AccessKeyEmpty")]
    [InlineData("ACCESS-SIGN", "", "AccessSignEmpty")]
    [InlineData("ACCESS-TIMESTAMP", "", "AccessTimestampEmpty")]
    [InlineData("ACCESS-TIMESTAMP", "1767323045", "InvalidAccessTimestamp")]
    [InlineData("ACCESS-TIMESTAMP", "1767323014999", "AccessTimestampExpired")]
    [InlineData("ACCESS-KEY", "weex_nobody", "InvalidAccessKey")]
    [InlineData("ACCESS-PASSPHRASE", "", "ApiKeyOrPassphraseIncorrect")]
    [InlineData("ACCESS-PASSPHRASE", "wrong", "ApiKeyOrPassphraseIncorrect")]
    [InlineData("ACCESS-SIGN", "FpeAlBw4MYjv6LYlaHlBTfHHWP8sKc0iiybXY6jzCj8=", "ApiAuthError")]
    public async Task A_handshake_is_refused_like_any_request(string header, string value, string row)
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var request = floor.Session.Signed("GET", SpotPath);
        var bad = value.Length == 0 ? request.Without(header) : request.With(header, value);
        var reply = await floor.Session.SendAsync(bad);
        reply.Is(RowOf(row));
        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(floor.Session.Venue, bad));
    }

    [Theory]
    [InlineData("key", "pending", "ApiKeyOrPassphraseIncorrect")]
    [InlineData("key", "disabled", "PermissionDenied")]
    [InlineData("key", "deleted", "InvalidAccessKey")]
    [InlineData("ip", "10.0.0.1", "IllegalIp")]
    [InlineData("scope", "trade", "InsufficientPermissions")]
    [InlineData("user", "frozen", "UserStatusForbidden")]
    [InlineData("user", "locked", "UserLocked")]
    [InlineData("user", "riskControlled", "ForbiddenAccess")]
    [InlineData("factor", "", "UserAuthNotSafe")]
    public async Task Whoever_would_not_be_let_in_any_more_is_shown_out(string what, string to, string row)
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(SpotPath, "account");
        await ChangeAsync(floor, what, to);
        Assert.Equal(PolicyViolation, await client.HearsTheEndAsync());
        (await floor.Session.SendAsync(floor.Session.Signed("GET", SpotPath))).Is(RowOf(row));
    }

    [Fact]
    public async Task A_key_that_has_run_out_is_noticed_with_the_next_thing_that_happens()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        await floor.Session.ControlAsync("PATCH", $"/keys/{floor.Ada.Key}", new { expires = "2026-01-02T03:04:06Z" });
        var client = await floor.ListenAsync(SpotPath, "account");
        await floor.Market.AdvanceAsync(1_000);
        await floor.Market.OfferAsync(World.Matching.Side.Sell, 5_000_000, 10_000);
        await floor.Market.TakeAsync(World.Matching.Side.Buy, 5_000_000, 10_000);
        Assert.Equal(PolicyViolation, await client.HearsTheEndAsync());
    }

    [Fact]
    public async Task A_change_that_shuts_nobody_out_changes_nothing()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(SpotPath, "account");
        await floor.Session.ControlAsync("PATCH", $"/keys/{floor.Ada.Key}", new { permissions = new[] { "read" } });
        await client.AsksAsync("""{"method":"PING","id":1}""", """{"result":true,"id":1}""");
    }

    private static Task ChangeAsync(SocketPrivateFloor floor, string what, string to)
    {
        var (key, user) = ($"/keys/{floor.Ada.Key}", $"/users/{floor.Market.Taker}");
        return what switch
        {
            "key" => floor.Session.ControlAsync("PATCH", key, new { state = to }),
            "ip" => floor.Session.ControlAsync("PATCH", key, new { allowedIps = new[] { to } }),
            "scope" => floor.Session.ControlAsync("PATCH", key, new { permissions = new[] { to } }),
            "user" => floor.Session.ControlAsync("PATCH", user, new { state = to }),
            _ => floor.Session.ControlAsync("PATCH", user, new { secondFactor = false }),
        };
    }

    private static ErrorRow RowOf(string name) => (ErrorRow)typeof(Errors).GetProperty(name)!.GetValue(null)!;
}
