using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>JSON-RPC as simple as it can be: one call, one request, whatever comes back.</summary>
internal sealed class PlainRpc(Func<Uri> url) : IDisposable
{
    private readonly HttpClient _http = new();

    public async Task<JsonNode?> AskAsync(string method, params JsonNode?[] parameters)
    {
        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = method,
            ["params"] = new JsonArray(parameters),
        };
        using var response = await _http.PostAsJsonAsync(url(), body);
        var answer = JsonNode.Parse(
            await response.Content.ReadAsStringAsync(),
            documentOptions: new JsonDocumentOptions { MaxDepth = 1_000 }
        )!;
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{method} failed: {error.ToJsonString()}")
            : answer["result"]?.DeepClone();
    }

    public void Dispose() => _http.Dispose();
}
