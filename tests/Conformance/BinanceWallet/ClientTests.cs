using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Gate.Signing;
using Kontor.Server;

namespace Kontor.Conformance.BinanceWallet;

/// <summary>A client that was written from the documentation alone, on another platform.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData("day", 0, 6)]
    [InlineData("retries", 1, 3)]
    public async Task A_client_that_keeps_to_the_documentation_lives_its_day(string script, int limitsFactor, int steps)
    {
        await using var session = await Session.StartAsync(
            "binance-wallet",
            options =>
                options with
                {
                    Clock = new ClockSetting(null, IsManual: false),
                    Gate = options.Gate with { LimitsFactor = limitsFactor },
                }
        );
        var done = await NodeClient.RunAsync($"binance-wallet/{script}.mjs", await SettingsAsync(session));
        Assert.Equal(steps, done.AsArray().Count);
    }

    /// <summary>The demo user's key, and another one of the same user that signs with Ed25519.</summary>
    private static async Task<string> SettingsAsync(Session session)
    {
        var seed = Enumerable.Range(1, Ed25519.SeedLength).Select(number => (byte)number).ToArray();
        using var key = Ed25519PrivateKey.FromSeed(seed);
        var created = await session.NewKeyAsync(1, new { algorithm = "ed25519", publicKey = Ed25519KeyText.PublicPem(key.PublicKey()) });
        return new JsonObject
        {
            ["address"] = session.Venue.Address.GetLeftPart(UriPartial.Authority),
            ["people"] = new JsonObject
            {
                ["demo"] = new JsonObject { ["key"] = session.Credentials.Key, ["secret"] = session.Credentials.Secret },
                ["pem"] = new JsonObject { ["key"] = created.Key, ["secret"] = Ed25519KeyText.PrivatePem(seed) },
            },
        }.ToJsonString();
    }
}
