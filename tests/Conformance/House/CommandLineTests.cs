using System.Diagnostics;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.House;

/// <summary>The command line, as documented.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Explain_tells_what_a_row_means()
    {
        var row = Errors.HeaderTimestampRange;
        var (code, output, _) = await KontorProcess.RunAsync("explain", "bitmart", row.Code);
        Assert.Equal(0, code);
        Assert.Contains(row.Message, output);
        Assert.Contains(row.Cause, output);
    }

    [Fact]
    public async Task Explain_takes_negative_codes_and_shows_every_row_of_one()
    {
        var rows = Kontor.Dialects.Weex.Errors.All.Where(row => row.Code == Kontor.Dialects.Weex.Errors.ParamValidateError.Code).ToList();
        var (code, output, _) = await KontorProcess.RunAsync("explain", "weex", rows[0].Code);
        Assert.Equal((0, 4), (code, rows.Count));
        Assert.All(rows, row => Assert.Contains(row.Message, output));
    }

    [Theory, InlineData("nobody", "1", 2), InlineData("bitmart", "1", 1)]
    public async Task Explain_says_what_it_does_not_know(string dialect, string row, int exitCode)
    {
        var (code, output, errors) = await KontorProcess.RunAsync("explain", dialect, row);
        Assert.Equal((exitCode, ""), (code, output));
        Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("bitmart", "GET", "/account/v1/wallet")]
    [InlineData("weex", "GET", "/api/v3/account/")]
    [InlineData("xlayer", "GET", "/api/v5/xlayer/block/block-list?chainShortName=xlayer&limit=1")]
    [InlineData("binance-wallet", "GET", "/build/api/v1/dex/balance/supported/chain")]
    [InlineData("valuescan", "POST", "/api/open/v1/vs-token/list")]
    public async Task Sign_prints_a_curl_line_that_works(string dialect, string method, string target)
    {
        using var venue = await KontorProcess.ServeAsync("--memory");
        var body = method == "POST" ? "{}" : "";
        var (code, line, errors) = await KontorProcess.RunAsync(
            "sign",
            dialect,
            method,
            target,
            "--body",
            body,
            "--url",
            venue.Address.ToString()
        );
        Assert.True(code == 0, errors);
        using var curl = Process.Start(
            new ProcessStartInfo("sh", ["-c", line.Trim() + " -w '\\n%{http_code}'"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var answer = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();
        Assert.True(answer.EndsWith("\n200", StringComparison.Ordinal), $"{line}\n{answer}");
    }

    [Theory]
    [InlineData("{\"bodyBytesMax\":0,\"recorderCapacity\":1}", "", new[] { "BodyBytesMax", "RecorderCapacity" })]
    [InlineData("{\"nonsense\":1}", "", new[] { "nonsense" })]
    [InlineData("{\"trustedProxies\":[\"999.1.1.1\"]}", "", new[] { "999.1.1.1" })]
    [InlineData("{\"blockedRegions\":[\"Atlantis\"]}", "", new[] { "Atlantis" })]
    [InlineData("{\"locations\":{\"countriesMin\":-1}}", "", new[] { "CountriesMin" })]
    [InlineData("{\"geographyTable\":\"PLACES\"}", "10.0.0.0/8\tKR\n10.0.0.0/99\tKR\nnowhere", new[] { "line 2", "line 3" })]
    [InlineData(
        "{\"follow\":[{\"chain\":\"eth\",\"url\":\"ftp://node.example/key\",\"pollMs\":0}]}",
        "",
        new[] { "eth", "http://", "PollMs" }
    )]
    [InlineData(
        "{\"follow\":[{\"chain\":\"bsc\"},{\"chain\":\"ETH\",\"url\":\"http://node.example\"}]}",
        "",
        new[] { "bsc has no URL", "'ETH'" }
    )]
    [InlineData("{\"follow\":[{\"chain\":\"nix\",\"url\":\"http://127.0.0.1:1\"}]}", "", new[] { "no chain 'nix'" })]
    [InlineData("{\"follow\":[{\"chain\":\"eth\",\"port\":1}]}", "", new[] { "port" })]
    public async Task A_mistake_in_the_settings_is_named_and_nothing_starts(string settings, string places, string[] named)
    {
        var directory = Directory.CreateTempSubdirectory("kontor-").FullName;
        try
        {
            var (file, table) = (Path.Combine(directory, "gate.json"), Path.Combine(directory, "places.tsv"));
            await File.WriteAllTextAsync(table, places);
            await File.WriteAllTextAsync(file, settings.Replace("PLACES", table));
            var (code, output, errors) = await KontorProcess.RunAsync(
                "serve",
                "--memory",
                "--urls",
                "http://127.0.0.1:0",
                "--config",
                file
            );
            Assert.NotEqual(0, code);
            Assert.Equal("", output);
            Assert.DoesNotContain("   at ", errors);
            Assert.All(named, name => Assert.Contains(name, errors, StringComparison.OrdinalIgnoreCase));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_wrong_clock_is_refused_with_a_sentence()
    {
        var (code, _, errors) = await KontorProcess.RunAsync("serve", "--memory", "--clock", "sundial");
        Assert.Equal(2, code);
        Assert.Contains("sundial", errors);
    }
}
