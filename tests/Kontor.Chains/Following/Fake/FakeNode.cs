using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Kontor.Chains.Tests.Following.Fake;

/// <summary>
/// A node inside the test: it tells a small chain of its own in the shapes of a real one, and lets a test bend what it says: a single answer, or the whole
/// response.
/// </summary>
internal sealed class FakeNode
{
    public FakeChain Chain { get; } = new();

    /// <summary>Called for each answer before it is sent, with the method and the whole answer.</summary>
    public Action<string, JsonObject> Bend { get; set; } = (_, _) => { };

    /// <summary>Called for each response before it is sent, with the number of its answers and its text.</summary>
    public Func<int, string, HttpResponseMessage> Send { get; set; } = (_, text) => Response(text);

    /// <summary>The methods that it does not know.</summary>
    public HashSet<string> Unknown { get; } = [];

    /// <summary>The methods that it does not answer in time. Nobody waits for that: it is as if the time were over at once.</summary>
    public HashSet<string> Slow { get; } = [];

    /// <summary>How many calls each request had.</summary>
    public List<int> Requests { get; } = [];

    public static HttpResponseMessage Response(string text, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    public static JsonObject Error(int code, string message) => new() { ["code"] = code, ["message"] = message };

    /// <summary>The way to it, for one source, which ends it with itself.</summary>
    public HttpMessageHandler Line() => new Wire(this);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(stop))!;
        var count = body is JsonArray list ? list.Count : 1;
        lock (Requests)
            Requests.Add(count);
        var calls = body is JsonArray several ? [.. several] : (List<JsonNode?>)[body];
        if (calls.Exists(call => Slow.Contains((string)call!["method"]!)))
            throw new TaskCanceledException("The time is over.");
        var answer = body is JsonArray batch ? new JsonArray([.. batch.Select(call => Answer(call!))]) : (JsonNode)Answer(body);
        return Send(count, answer.ToJsonString());
    }

    private JsonObject Answer(JsonNode call)
    {
        var method = (string)call["method"]!;
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = (int)call["id"]! };
        if (Unknown.Contains(method))
            answer["error"] = Error(-32_601, "the method does not exist");
        else
            answer["result"] = Chain.Tell(method, call["params"]!.AsArray());
        Bend(method, answer);
        return answer;
    }

    private sealed class Wire(FakeNode node) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            node.AnswerAsync(request, cancellationToken);
    }
}
