using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;

namespace Kontor.Conformance.House;

/// <summary>The control API about who brought whom.</summary>
public sealed class ReferralControlTests
{
    [Fact]
    public async Task Who_brought_whom_is_written_down_and_listed()
    {
        await using var session = await Session.StartAsync("weex");
        var (ada, bob) = (await session.NewUserAsync(), await session.NewUserAsync());
        var told = await session.ControlAsync("POST", $"/exchanges/weex/users/{bob}/inviter", new { inviter = ada, code = "friends" });
        var line = $$"""{"user":{{bob}},"inviter":{{ada}},"code":"friends","at":"2026-01-02T03:04:05.000Z"}""";
        Assert.Equal(line, told.ToJsonString());
        await session.ControlAsync("PATCH", "/exchanges/weex/referrals", new { rebatePpm = 150_000 });
        Assert.Equal($$"""{"rebatePpm":150000,"referrals":[{{line}}]}""", await ListAsync(session, "weex", ""));
        Assert.Equal($$"""{"rebatePpm":150000,"referrals":[{{line}}]}""", await ListAsync(session, "weex", $"?inviter={ada}"));
        Assert.Equal("""{"rebatePpm":150000,"referrals":[]}""", await ListAsync(session, "weex", $"?inviter={bob}"));
        Assert.Equal("""{"rebatePpm":0,"referrals":[]}""", await ListAsync(session, "bitmart", ""));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var session = await Session.StartAsync("weex");
        var (ada, bob) = (await session.NewUserAsync(), await session.NewUserAsync());
        Task<InvalidOperationException> RefusesAsync(string path, object body, string method = "POST") =>
            Assert.ThrowsAsync<InvalidOperationException>(() => session.ControlAsync(method, path, body));

        await session.ControlAsync("POST", $"/exchanges/weex/users/{bob}/inviter", new { inviter = ada, code = "a" });
        Assert.Contains(
            "409",
            (await RefusesAsync($"/exchanges/weex/users/{ada}/inviter", new { inviter = bob, code = "a" })).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "404",
            (await RefusesAsync("/exchanges/weex/users/99/inviter", new { inviter = ada, code = "a" })).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "400",
            (await RefusesAsync($"/exchanges/weex/users/{ada}/inviter", new { inviter = bob })).Message,
            StringComparison.Ordinal
        );
        var tooMuch = await RefusesAsync("/exchanges/weex/referrals", new { rebatePpm = 1_000_001 }, "PATCH");
        Assert.Contains("400", tooMuch.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.ControlAsync("GET", "/exchanges/nowhere/referrals"));
    }

    private static async Task<string> ListAsync(Session session, string exchange, string query)
    {
        JsonNode listed = await session.ControlAsync("GET", $"/exchanges/{exchange}/referrals{query}");
        return listed.ToJsonString();
    }
}
