using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Server;
using Kontor.World;

namespace Kontor.Testing;

/// <summary>
/// A whole venue inside a test: a real server on a free loopback port, a world in memory (or in a directory of yours) and a clock that stands
/// still until you move it. Point an unmodified client at <see cref="Address"/>, or send signed requests with <see cref="SendAsync"/>.
/// </summary>
public sealed class Venue : IAsyncDisposable
{
    private readonly VenueHost _host;
    private readonly ConcurrentBag<HeldRequest> _held = [];

    private Venue(VenueHost host, HttpMessageHandler? observer)
    {
        _host = host;
        Address = new Uri(host.Address);
        Http = new HttpClient(observer ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>The instant at which a venue's clock stands unless another is asked for.</summary>
    public static DateTimeOffset DefaultStart { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <param name="configure">Changes the settings; the default is a memory world with a manual clock and no residents.</param>
    /// <param name="observer">Sees every request that <see cref="Http"/> sends.</param>
    public static async Task<Venue> StartAsync(Func<KontorOptions, KontorOptions>? configure = null, HttpMessageHandler? observer = null)
    {
        var options = new KontorOptions
        {
            Urls = "http://127.0.0.1:0",
            QuietMarket = true,
            QuietChains = true,
            Clock = new ClockSetting(DefaultStart, IsManual: true),
        };
        return new Venue(await VenueHost.StartAsync(configure?.Invoke(options) ?? options), observer);
    }

    /// <summary>The world behind the door, for tests that look at it directly.</summary>
    public LiveWorld World => _host.World;

    public long NowMs => _host.World.Clock.NowMs;

    /// <summary>The credentials of the demo user in a dialect.</summary>
    public async Task<ClientCredentials> DemoAsync(string dialect)
    {
        var demo = (await Http.GetFromJsonAsync<JsonNode>("/_kontor/demo"))![dialect]!;
        string Text(string name) => demo[name]?.GetValue<string>() ?? "";
        return new ClientCredentials(Text("key"), Text("secret"), Text("memo"), Text("passphrase"));
    }

    /// <summary>Calls the control API and returns its answer; throws when it refuses, because a test that is set up wrongly proves nothing.</summary>
    public async Task<JsonNode> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/_kontor" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{method} /_kontor{path}: {(int)response.StatusCode} {text}");
    }

    public Task<JsonNode> AdvanceAsync(TimeSpan by) =>
        ControlAsync(HttpMethod.Post, "/clock", new { advanceMs = (long)by.TotalMilliseconds });

    /// <summary>Signs a request as a client of the dialect would, at the venue's time.</summary>
    public ClientRequest Sign(string dialect, ClientCredentials credentials, string method, string target, string body = "") =>
        ClientSigners.ByDialect[dialect](credentials, method, target, body, NowMs);

    public Task<HttpResponseMessage> SendAsync(ClientRequest request) => Http.SendAsync(ToMessage(request));

    /// <summary>Puts a request in flight that stays there until the venue is disposed: its body never comes.</summary>
    public async Task HoldAsync(ClientRequest request) => _held.Add(await HeldRequest.SendAsync(Address, request));

    public static HttpRequestMessage ToMessage(ClientRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Target);
        if (request.Body.Length > 0)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
        foreach (var (header, value) in request.Headers)
        {
            if (header == "Content-Type")
                message.Content?.Headers.TryAddWithoutValidation(header, value);
            else
                message.Headers.TryAddWithoutValidation(header, value);
        }

        return message;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        foreach (var held in _held)
            held.Dispose();
        await _host.DisposeAsync();
    }
}
