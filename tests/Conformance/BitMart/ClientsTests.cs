using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Conformance.BitMart;

/// <summary>
/// Clients that nobody here wrote, with nothing but their URLs changed: ccxt, and the exchange's own SDK. They stamp real time, so the venue's
/// clock is a real one. What they parse is compared, in their scripts, with what the control API says is the case.
/// </summary>
public sealed class ClientsTests
{
    [Theory]
    [InlineData("spot", 15)]
    [InlineData("funding", 9)]
    [InlineData("futures", 13)]
    [InlineData("streams", 4)]
    [InlineData("sdk", 6)]
    public Task An_unmodified_client_lives_its_day(string script, int steps) => RunAsync(script, steps, limitsFactor: 0);

    [Fact]
    public Task An_unmodified_client_understands_that_it_asks_too_often() => RunAsync("limits", 1, limitsFactor: 1);

    private static async Task RunAsync(string script, int steps, int limitsFactor)
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options =>
                options with
                {
                    Clock = new ClockSetting(null, IsManual: false),
                    Gate = options.Gate with { LimitsFactor = limitsFactor },
                }
        );
        var done = await NodeClient.RunAsync($"bitmart/{script}.mjs", await SettingsAsync(session));
        Assert.Equal(steps, done.AsArray().Count);
    }

    /// <summary>The demo user, and somebody who makes its market.</summary>
    private static async Task<string> SettingsAsync(Session session)
    {
        var maker = await session.NewUserAsync(new { name = "maker" });
        foreach (var (asset, amount) in new[] { ("USDT", "1000000"), ("BTC", "100") })
            await session.ControlAsync(
                "POST",
                "/exchanges/bitmart/credit",
                new
                {
                    user = maker,
                    asset,
                    amount,
                    wallet = "spot",
                }
            );
        var people = new JsonObject
        {
            ["demo"] = Person(1, session.Credentials),
            ["maker"] = Person(maker, await session.NewKeyAsync(maker, new { memo = "desk" })),
        };
        return new JsonObject { ["address"] = session.Venue.Address.GetLeftPart(UriPartial.Authority), ["people"] = people }.ToJsonString();
    }

    private static JsonObject Person(long user, ClientCredentials credentials) =>
        new()
        {
            ["user"] = user,
            ["key"] = credentials.Key,
            ["secret"] = credentials.Secret,
            ["memo"] = credentials.Memo,
            ["passphrase"] = credentials.Passphrase,
        };
}
