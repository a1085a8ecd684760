using System.Text.Json;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.Server;
using Kontor.Testing;
using Xunit.Abstractions;

namespace Kontor.Conformance.Fuzz;

/// <summary>Whatever arrives ends in the dialect's envelope with a documented row. KONTOR_SEED takes another seed, or a new one with 'new'.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int DefaultSeed = 20_260_131;
    private const int RequestsMin = 100_000;
    private const int Clients = 4;
    private const long GrowthBytesMax = 96 * 1024 * 1024;

    private static readonly string[] s_dialects = ["bitmart", "weex", "xlayer", "binance-wallet", "valuescan"];

    /// <summary>Rows that only an unforeseen failure raises. A fuzzer that meets one has found a bug.</summary>
    private static readonly string[] s_faultKeys = ["fault", "internal", "system_error", "unknown_error"];

    [Fact]
    public async Task Every_answer_to_anything_is_a_documented_one()
    {
        var wanted = Environment.GetEnvironmentVariable("KONTOR_SEED");
        var seed =
            int.TryParse(wanted, out var given) ? given
            : wanted is "new" ? Random.Shared.Next()
            : DefaultSeed;
        output.WriteLine($"seed {seed}");
        await using var venue = await Venue.StartAsync(options =>
            options with
            {
                Gate = new GateOptions
                {
                    LimitsFactor = 0,
                    XLayerExtensions = true,
                    FloodBurst = 10_000_000,
                    FloodPerSecond = 1_000_000,
                },
            }
        );
        var dialects = await DialectsAsync(venue);
        Run(venue, dialects, seed, 2_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var faults = Enumerable
            .Range(0, Clients)
            .AsParallel()
            .WithDegreeOfParallelism(Clients)
            .SelectMany(client => Run(venue, dialects, unchecked(seed + 1 + client), RequestsMin / Clients))
            .ToList();

        Assert.True(faults.Count == 0, $"seed {seed}: {faults.Count} bad answers, for example:\n{string.Join("\n", faults.Take(10))}");
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(growth < GrowthBytesMax, $"{RequestsMin} requests left {growth} bytes behind.");
        Assert.True((await venue.ControlAsync(HttpMethod.Get, "/checks"))["ok"]!.GetValue<bool>());
    }

    [
        Theory,
        InlineData("bitmart", "/account/v1/transfer-contract"),
        InlineData("weex", "/api/v3/account/bills"),
        InlineData("xlayer", "/api/v5/xlayer/contract/check-verify-result"),
        InlineData("binance-wallet", "/build/api/v1/dex/balance/token-balances-by-address"),
        InlineData("valuescan", "/api/open/v1/vs-token/list")
    ]
    public async Task Ten_megabytes_are_refused_in_the_envelope(string dialect, string path)
    {
        await using var venue = await Venue.StartAsync();
        var credentials = await venue.DemoAsync(dialect);
        using var client = new RawClient(venue.Address.Port);
        var signed = venue.Sign(dialect, credentials, "POST", path, "{}");
        var head =
            $"POST {path} HTTP/1.1\r\nHost: x\r\n{string.Concat(signed.Headers.Select(header => $"{header.Header}: {header.Value}\r\n"))}Content-Length: {10 * 1024 * 1024}\r\n\r\n";
        var answer = client.Send([.. System.Text.Encoding.ASCII.GetBytes(head), .. new byte[10 * 1024 * 1024]]);
        Assert.NotEqual(0, answer.Status);
        Assert.Null(Judge(dialect, path, answer, isHttp: true));
    }

    [
        Theory,
        InlineData("GET /nobody HTTP/1.1\r\nHost: x\r\n\r\n", 404),
        InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", 404),
        InlineData("GET /api/v4 HTTP/1.0\r\n\r\n", 404)
    ]
    public async Task A_path_outside_every_dialect_gets_a_plain_404(string request, int status)
    {
        await using var venue = await Venue.StartAsync();
        using var client = new RawClient(venue.Address.Port);
        var answer = client.Send(System.Text.Encoding.ASCII.GetBytes(request));
        Assert.Equal(status, answer.Status);
        Assert.Equal("Not Found", JsonDocument.Parse(answer.Body).RootElement.GetProperty("error").GetString());
    }

    private static List<string> Run(
        Venue venue,
        IReadOnlyDictionary<string, (ClientCredentials, IReadOnlyList<(string, string)>)> dialects,
        int seed,
        int count
    )
    {
        var generator = new RequestGenerator(venue, dialects, seed);
        using var client = new RawClient(venue.Address.Port);
        var faults = new List<string>();
        for (var i = 0; i < count && faults.Count < 20; i++)
        {
            var request = generator.Next();
            var answer = client.Send(request.Bytes);
            // The answer to a HEAD has no body that could be judged; that there is one is all it shows.
            if (request.Bytes.AsSpan().StartsWith("HEAD "u8) && answer.Status != 0)
                continue;
            if (Judge(request.Dialect, request.Path, answer, request.IsHttp) is { } fault)
                faults.Add(
                    $"{fault}\n  request: {System.Text.Encoding.Latin1.GetString(request.Bytes, 0, Math.Min(600, request.Bytes.Length)).ReplaceLineEndings(" | ")}"
                );
        }

        return faults;
    }

    /// <summary>What is wrong with an answer, or null.</summary>
    private static string? Judge(string dialect, string path, RawAnswer answer, bool isHttp)
    {
        if (answer.Status == 0)
            return isHttp ? "closed without an answer" : null;
        if (answer.Body.Length == 0)
            return isHttp && answer.Status is not (414 or 204) ? $"{answer.Status} without a body" : null;
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return Judge(dialect, path, answer, json.RootElement, isHttp);
        }
        catch (JsonException)
        {
            return $"{answer.Status} with a body that is no JSON: {answer.Text}";
        }
    }

    private static string? Judge(string dialect, string path, RawAnswer answer, JsonElement json, bool isHttp)
    {
        if (answer.Status >= 500 && !isHttp)
            return $"{answer.Status}: {answer.Text}";
        // A spoiled path may belong to nobody any more, and a request that is no HTTP may have named none.
        if (answer.Status is 404 or 400 && json.ValueKind == JsonValueKind.Object && json.TryGetProperty("hint", out _))
            return null;
        if (
            dialect == "weex"
            && (answer.Status is 200 or 404 or 429)
            && !(json.ValueKind == JsonValueKind.Object && json.TryGetProperty("code", out _))
        )
            return null;
        // One path of the explorer speaks as deployment tools expect it.
        if (dialect == "xlayer" && answer.Status == 200 && json.ValueKind == JsonValueKind.Object && json.TryGetProperty("result", out _))
            return null;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("code", out var code))
            return $"{answer.Status} outside the envelope: {answer.Text}";
        var message = json.TryGetProperty("message", out var text) || json.TryGetProperty("msg", out text) ? text.GetString() ?? "" : "";
        if (BeyondTheTables.Has(dialect, answer.Status, code.ToString(), message))
            return null;
        if (Coverage.Match(dialect, path, code.ToString(), message) is not { } row)
            return $"{answer.Status} with a row that is not documented: {answer.Text}";
        return s_faultKeys.Any(key => row.Key.Contains(key, StringComparison.OrdinalIgnoreCase))
            ? $"an internal error: {answer.Text}"
            : null;
    }

    private static async Task<IReadOnlyDictionary<string, (ClientCredentials, IReadOnlyList<(string, string)>)>> DialectsAsync(Venue venue)
    {
        var dialects = new Dictionary<string, (ClientCredentials, IReadOnlyList<(string, string)>)>(StringComparer.Ordinal);
        foreach (var view in (await venue.ControlAsync(HttpMethod.Get, "/dialects")).AsArray())
        {
            var name = view!["name"]!.GetValue<string>();
            // Event streams do not end, so a client that reads whole answers cannot ask for them.
            var routes = view["routes"]!
                .AsArray()
                .Select(route => route!.GetValue<string>().Split(' '))
                .Where(route => !route[1].StartsWith("/stream"))
                .Select(route => (route[0], route[1]))
                .ToList();
            dialects[name] = (await venue.DemoAsync(name), routes);
        }

        Assert.Equal(s_dialects.Order(StringComparer.Ordinal), dialects.Keys.Order(StringComparer.Ordinal));
        return dialects;
    }
}
