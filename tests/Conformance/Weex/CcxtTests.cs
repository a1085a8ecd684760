using System.Diagnostics;
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
        var seen = await RunAsync(session);
        Assert.InRange(seen["time"]!.GetValue<long>(), before, session.Venue.NowMs);
        Assert.InRange(seen["contractTime"]!.GetValue<long>(), before, session.Venue.NowMs);
        seen.Remove("time");
        seen.Remove("contractTime");
        Assert.Equal(
            """{"usdt":100000,"contractBalance":[],"bills":2,"funding":6,"transfers":0,"income":0,"wrongKey":"AuthenticationError","wrongSecret":"AuthenticationError","wrongPassphrase":"AuthenticationError","slowClock":"BadRequest","missingSymbol":"ArgumentsRequired","unknownSymbol":"BadSymbol","closedSymbol":"PermissionDenied","tooMuch":"RateLimitExceeded"}""",
            seen.ToJsonString()
        );
    }

    private static async Task<JsonObject> RunAsync(Session session)
    {
        var directory = ClientsDirectory();
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var (key, secret, _, passphrase) = session.Credentials;
        foreach (var argument in new[] { "weex.mjs", session.Venue.Address.GetLeftPart(UriPartial.Authority), key, secret, passphrase })
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"The client failed (after 'npm ci' in {directory}?): {await errors}");
        return JsonNode.Parse(await output)!.AsObject();
    }

    /// <summary>The folder of the sources, because the client's packages are not copied beside the built tests.</summary>
    private static string ClientsDirectory()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var clients = Path.Combine(at.FullName, "clients");
            if (File.Exists(Path.Combine(clients, "package.json")))
                return clients;
        }

        throw new DirectoryNotFoundException("There is no folder 'clients' above the tests.");
    }
}
