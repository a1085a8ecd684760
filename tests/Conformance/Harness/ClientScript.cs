using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Conformance.Harness;

/// <summary>
/// Lets a client that nobody here wrote live a day at one of the exchanges, with nothing but its URLs changed. Clients stamp real time, so the
/// venue's clock is a real one. What they parse is compared, in their scripts, with what the control API says is the case.
/// </summary>
internal static class ClientScript
{
    /// <summary>Runs a script in a venue of its own and returns the names of the steps it went through.</summary>
    public static async Task<JsonArray> RunAsync(string dialect, string script, int limitsFactor)
    {
        await using var session = await Session.StartAsync(
            dialect,
            options =>
                options with
                {
                    Clock = new ClockSetting(null, IsManual: false),
                    Gate = options.Gate with { LimitsFactor = limitsFactor },
                }
        );
        return (await NodeClient.RunAsync($"{dialect}/{script}.mjs", await SettingsAsync(session))).AsArray();
    }

    /// <summary>The demo user, and somebody who makes its market.</summary>
    private static async Task<string> SettingsAsync(Session session)
    {
        var maker = await session.NewUserAsync(new { name = "maker" });
        foreach (var (asset, amount) in new[] { ("USDT", "1000000"), ("BTC", "100") })
            await session.ControlAsync(
                "POST",
                $"/exchanges/{session.Dialect}/credit",
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
