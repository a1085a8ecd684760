using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Server;

namespace Kontor.Conformance.XLayer;

/// <summary>ccxt, whose class of the exchange signs the explorer's paths as well.</summary>
public sealed class ClientsTests
{
    [Theory]
    [InlineData("explorer", 0, 7)]
    [InlineData("limits", 1, 1)]
    public async Task An_unmodified_signer_reads_the_chain(string script, int limitsFactor, int steps)
    {
        await using var session = await Session.StartAsync(
            "xlayer",
            options =>
                options with
                {
                    Clock = new ClockSetting(null, IsManual: false),
                    Gate = options.Gate with { LimitsFactor = limitsFactor },
                }
        );
        var settings = new JsonObject
        {
            ["address"] = session.Venue.Address.GetLeftPart(UriPartial.Authority),
            ["people"] = new JsonObject
            {
                ["demo"] = new JsonObject
                {
                    ["key"] = session.Credentials.Key,
                    ["secret"] = session.Credentials.Secret,
                    ["passphrase"] = session.Credentials.Passphrase,
                },
            },
        };
        Assert.Equal(steps, (await NodeClient.RunAsync($"xlayer/{script}.mjs", settings.ToJsonString())).AsArray().Count);
    }
}
