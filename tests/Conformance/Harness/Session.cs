using System.Net;
using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Server;
using Kontor.Testing;

namespace Kontor.Conformance.Harness;

/// <summary>A venue with a client of one dialect in front of it: the words in which the conformance tests are written.</summary>
internal sealed class Session : IAsyncDisposable
{
    private Session(Venue venue, string dialect, ClientCredentials credentials) =>
        (Venue, Dialect, Credentials) = (venue, dialect, credentials);

    public Venue Venue { get; }
    public string Dialect { get; }

    /// <summary>Who signs: the demo user until a test makes another key.</summary>
    public ClientCredentials Credentials { get; set; }

    public static async Task<Session> StartAsync(string dialect, Func<KontorOptions, KontorOptions>? configure = null)
    {
        var venue = await Venue.StartAsync(configure, new WireObserver());
        return new Session(venue, dialect, await venue.DemoAsync(dialect));
    }

    public ClientRequest Signed(string method, string target, string body = "") => Venue.Sign(Dialect, Credentials, method, target, body);

    public Task<Reply> SendAsync(string method, string target, string body = "") => SendAsync(Signed(method, target, body));

    public async Task<Reply> SendAsync(ClientRequest request) => await Reply.OfAsync(await Venue.SendAsync(request));

    /// <summary>Sends a request and lets the world's time run until it is answered: for requests that wait for something.</summary>
    public async Task<Reply> SendWhileTimePassesAsync(ClientRequest request)
    {
        var pending = SendAsync(request);
        while (await Task.WhenAny(pending, Task.Delay(10)) != pending)
            await Venue.AdvanceAsync(TimeSpan.FromMilliseconds(10));
        return await pending;
    }

    /// <summary>Sends a request that is signed by nobody.</summary>
    public Task<Reply> SendBareAsync(string method, string target, string body = "", params (string Header, string Value)[] headers) =>
        SendAsync(new ClientRequest(method, target, body, headers));

    public Task<JsonNode> ControlAsync(string method, string path, object? body = null) =>
        Venue.ControlAsync(new HttpMethod(method), path, body);

    /// <summary>Creates a user and returns its id.</summary>
    public async Task<long> NewUserAsync(object? settings = null)
    {
        var user = await ControlAsync("POST", "/users", settings ?? new { name = $"user-{Guid.NewGuid():n}" });
        return user["id"]!.GetValue<long>();
    }

    /// <summary>Creates a key for a user in this session's dialect and returns what its client holds.</summary>
    public async Task<ClientCredentials> NewKeyAsync(long user, object? settings = null)
    {
        var wanted = System.Text.Json.JsonSerializer.SerializeToNode(settings ?? new { })!.AsObject();
        wanted["dialect"] = Dialect;
        wanted["user"] = user;
        var created = await ControlAsync("POST", "/keys", wanted);
        string Text(string name) => created[name]?.GetValue<string>() ?? "";
        return new ClientCredentials(
            created["key"]!["key"]!.GetValue<string>(),
            Text("secret"),
            created["key"]!["memo"]!.GetValue<string>(),
            Text("passphrase")
        );
    }

    public ValueTask DisposeAsync() => Venue.DisposeAsync();
}

/// <summary>Changes to a request that was signed already.</summary>
internal static class Tampering
{
    public static ClientRequest Without(this ClientRequest request, params string[] headers) =>
        request with { Headers = [.. request.Headers.Where(one => !headers.Contains(one.Header, StringComparer.OrdinalIgnoreCase))] };

    public static ClientRequest With(this ClientRequest request, string header, string value) =>
        request with { Headers = [.. request.Without(header).Headers, (header, value)] };

    /// <summary>As if a proxy that the venue trusts had seen the client at this address.</summary>
    public static ClientRequest From(this ClientRequest request, string address) => request.With("X-Forwarded-For", address);
}

/// <summary>An answer, read.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, HttpResponseMessage Raw)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException($"Not JSON: {Text}");

    public string Code => Json["code"]!.ToJsonString().Trim('"');

    public static async Task<Reply> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);

    public string Header(string name) =>
        Raw.Headers.TryGetValues(name, out var values) || Raw.Content.Headers.TryGetValues(name, out values)
            ? string.Join(",", values)
            : "";

    /// <summary>Asserts that this answer is exactly that row: code, HTTP status and message.</summary>
    public Reply Is(Kontor.Catalog.ErrorRow row)
    {
        Assert.Equal((row.Code, row.Http), (Code, (int)Status));
        var message = (Json["message"] ?? Json["msg"])!.GetValue<string>();
        Assert.True(row.Template.Matches(message), $"'{message}' is not '{row.Message}'.");
        return this;
    }
}
