using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Kontor.Conformance.House;

/// <summary>The real program on a real directory: killed, restarted, damaged.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kontor-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_killed_venue_comes_back_with_everything_it_acknowledged()
    {
        var credited = 0;
        var hash = "";
        for (var round = 0; round < 4; round++)
        {
            // Residents would move the state between the kill and the look.
            using var venue = await KontorProcess.ServeAsync(
                "--data",
                _directory,
                "--clock",
                "manual:2026-01-01T00:00:00Z",
                "--quiet-market"
            );
            using var http = new HttpClient { BaseAddress = venue.Address };
            Assert.Equal($"{100_000 + credited}.00000000", await BalanceAsync(http));
            if (round > 0)
                Assert.Equal(hash, await HashAsync(http));
            for (var i = 0; i < 5; i++, credited++)
                (
                    await http.PostAsJsonAsync(
                        "/_kontor/exchanges/bitmart/credit",
                        new
                        {
                            user = 1,
                            asset = "USDT",
                            amount = "1",
                        }
                    )
                ).EnsureSuccessStatusCode();
            hash = await HashAsync(http);
            venue.Kill();
        }
    }

    [Fact]
    public async Task A_world_keeps_its_seed_and_its_demo_keys_whatever_is_asked_for_later()
    {
        var first = await DemoAsync("1");
        Assert.Equal(first, await DemoAsync("2"));

        async Task<string> DemoAsync(string seed)
        {
            using var venue = await KontorProcess.ServeAsync("--data", _directory, "--seed", seed);
            using var http = new HttpClient { BaseAddress = venue.Address };
            return await http.GetStringAsync("/_kontor/demo");
        }
    }

    [Fact]
    public async Task No_secret_lies_readable_on_the_disk()
    {
        string secret;
        using (var venue = await KontorProcess.ServeAsync("--data", _directory))
        {
            using var http = new HttpClient { BaseAddress = venue.Address };
            var created = await (
                await http.PostAsJsonAsync(
                    "/_kontor/keys",
                    new
                    {
                        dialect = "weex",
                        user = 1,
                        passphrase = "open-sesame-1234",
                    }
                )
            ).Content.ReadFromJsonAsync<JsonNode>();
            secret = created!["secret"]!.GetValue<string>();
            venue.Kill();
        }

        foreach (var file in Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain(secret, content);
            Assert.DoesNotContain("open-sesame-1234", content);
        }
    }

    [Fact]
    public async Task A_directory_in_use_is_refused_with_a_sentence()
    {
        using var venue = await KontorProcess.ServeAsync("--data", _directory);
        var (code, output, errors) = await KontorProcess.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--data", _directory);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(_directory, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_damaged_log_is_named_by_the_check_and_refuses_to_start()
    {
        using (var venue = await KontorProcess.ServeAsync("--data", _directory))
            venue.Kill();
        Assert.Equal(0, (await KontorProcess.RunAsync("log", "check", _directory)).ExitCode);

        var segment = Directory.EnumerateFiles(_directory, "*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var bytes = await File.ReadAllBytesAsync(segment);
        bytes[bytes.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);

        var check = await KontorProcess.RunAsync("log", "check", _directory);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains(Path.GetFileName(segment), check.Output);
        var serve = await KontorProcess.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--data", _directory);
        Assert.Equal(1, serve.ExitCode);
        Assert.Contains(Path.GetFileName(segment), serve.Errors);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(segment));
    }

    private static async Task<string> BalanceAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonNode>("/_kontor/exchanges/bitmart/balances?user=1"))!
            .AsArray()
            .Single(line => line!["wallet"]!.GetValue<string>() == "spot" && line["asset"]!.GetValue<string>() == "USDT")![
            "available"
        ]!.GetValue<string>();

    private static async Task<string> HashAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonNode>("/_kontor/checks"))!["hash"]!.GetValue<string>();
}
