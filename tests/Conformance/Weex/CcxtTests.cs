using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Server;

namespace Kontor.Conformance.Weex;

/// <summary>The unmodified ccxt client, with nothing but its base URLs changed. It stamps real time, so the venue's clock is a real one.</summary>
public sealed class CcxtTests
{
    [Fact]
    public async Task Ccxt_reads_answers_and_maps_refusals_as_it_does_at_the_real_house()
    {
        await using var session = await Session.StartAsync(
            "weex",
            options => options with { Clock = new ClockSetting(null, IsManual: false) }
        );
        var before = session.Venue.NowMs;
        var (key, secret, _, passphrase) = session.Credentials;
        var seen = (JsonObject)
            await NodeClient.RunAsync("weex.mjs", session.Venue.Address.GetLeftPart(UriPartial.Authority), key, secret, passphrase);
        Assert.InRange(seen["time"]!.GetValue<long>(), before, session.Venue.NowMs);
        Assert.InRange(seen["contractTime"]!.GetValue<long>(), before, session.Venue.NowMs);
        seen.Remove("time");
        seen.Remove("contractTime");
        Assert.Equal(
            """{"usdt":100000,"contractBalance":[],"bills":2,"funding":6,"transfers":0,"income":0,"wrongKey":"AuthenticationError","wrongSecret":"AuthenticationError","wrongPassphrase":"AuthenticationError","slowClock":"BadRequest","missingSymbol":"ArgumentsRequired","unknownSymbol":"BadSymbol","closedSymbol":"PermissionDenied","tooMuch":"RateLimitExceeded"}""",
            seen.ToJsonString()
        );
    }
}
