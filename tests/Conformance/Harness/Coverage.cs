using System.Collections.Concurrent;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Server;

namespace Kontor.Conformance.Harness;

/// <summary>
/// Notes every error row that really came back over the wire. It reads the answers only and knows nothing of how they came about, so a row
/// counts as reached when, and only when, some client has met it.
/// </summary>
internal static class Coverage
{
    private static readonly ConcurrentDictionary<ErrorRow, bool> s_reached = new();
    private static readonly Lock s_file = new();
    private static readonly string[] s_bitmart = ["/system", "/spot", "/account", "/contract", "/newearn"];

    private static string? FilePath { get; } =
        Environment.GetEnvironmentVariable("KONTOR_COVERAGE") is { Length: > 0 } directory
            ? Path.Combine(directory, $"{Environment.ProcessId}.tsv")
            : null;

    public static bool IsReached(ErrorRow row) => s_reached.ContainsKey(row);

    public static void Note(string path, ReadOnlySpan<byte> body)
    {
        if (DialectOf(path) is not { } dialect || Read(body) is not var (code, message))
            return;
        if (Match(dialect, path, code, message) is not { } row || !s_reached.TryAdd(row, true) || FilePath is null)
            return;
        lock (s_file)
            File.AppendAllText(FilePath, Line(row) + "\n");
    }

    public static string Line(ErrorRow row) => $"{row.Dialect}\t{row.Section}\t{row.Code}\t{row.Message}";

    /// <summary>The row an answer is, or null when it is none.</summary>
    public static ErrorRow? Match(string dialect, string path, string code, string message)
    {
        var rows = ErrorTables
            .ByDialect[dialect]
            .Where(row => row.Code == code && (IsSuccess(row) || row.Template.Matches(message)))
            .ToList();
        // BitMart repeats its success row per section; which one it is shows in the path.
        return rows.Count > 1 ? rows.FirstOrDefault(row => row.Section == SectionOf(path)) ?? rows[0] : rows.FirstOrDefault();
    }

    /// <summary>Success rows are recognised by code alone: several contracts print another text there than their table does.</summary>
    private static bool IsSuccess(ErrorRow row) =>
        (row.Dialect, row.Code) is ("bitmart", "1000") or ("xlayer", "0") or ("binance-wallet", "0") or ("valuescan", "200");

    private static string SectionOf(string path) =>
        path.StartsWith("/account") ? "Funding Account API"
        : path.StartsWith("/contract") ? "Contract API"
        : "Spot API";

    private static string? DialectOf(string path) =>
        path.StartsWith("/api/v5/xlayer") || path.StartsWith("/api/v5/tracker") ? "xlayer"
        : path.StartsWith("/api/v3") || path.StartsWith("/capi") ? "weex"
        : path.StartsWith("/build") ? "binance-wallet"
        : path.StartsWith("/api/open") || path.StartsWith("/open") || path.StartsWith("/stream") ? "valuescan"
        : s_bitmart.Any(path.StartsWith) ? "bitmart"
        : null;

    private static (string Code, string Message)? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            var json = JsonElement.ParseValue(ref reader);
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("code", out var code))
                return null;
            var message = json.TryGetProperty("message", out var found) || json.TryGetProperty("msg", out found) ? found.GetString() : "";
            return (code.ToString(), message ?? "");
        }
        catch (JsonException)
        {
            // Not JSON: an event stream, or a test that sends nonsense and looks at the bytes itself.
            return null;
        }
    }
}

/// <summary>Sits between a test's HTTP client and the network and shows every answer to <see cref="Coverage"/>.</summary>
internal sealed class WireObserver() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        // An event stream never ends; its refusals are JSON and are seen.
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        Coverage.Note(request.RequestUri!.AbsolutePath, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }
}
