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

    [Fact]
    public async Task A_wrong_clock_is_refused_with_a_sentence()
    {
        var (code, _, errors) = await KontorProcess.RunAsync("serve", "--memory", "--clock", "sundial");
        Assert.Equal(2, code);
        Assert.Contains("sundial", errors);
    }
}
