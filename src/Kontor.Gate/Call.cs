using System.Net;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate.Keys;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.Gate.Recording;
using Kontor.World.Directory;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate;

/// <summary>
/// One request on its way through the house: what arrived, what the gate found out about it, and the reply being written. Calls are
/// pooled, because the accept path must not allocate; nobody may keep one after the reply was sent.
/// </summary>
public sealed class Call
{
    private JsonDocument? _json;
    private QueryParameters? _query;

    // ── what arrived ──

    /// <summary>The request's HTTP side; null only where a test drives the gate without a server.</summary>
    public HttpContext? Http { get; private set; }

    public string Method { get; private set; } = "";

    /// <summary>The request target exactly as it stood on the wire: signatures are made over these characters.</summary>
    public string Target { get; private set; } = "";

    public IHeaderDictionary Headers { get; private set; } = null!;
    public IPAddress Peer { get; private set; } = IPAddress.None;

    /// <summary>The world's time at which the request arrived. Every check of one request sees the same instant.</summary>
    public long NowMs { get; private set; }

    public RequestId Id { get; private set; }
    public ReadOnlyMemory<byte> Body { get; internal set; }

    // ── what the gate found ──

    public Dialect Dialect { get; private set; } = null!;
    public IpKey Ip { get; internal set; }

    /// <summary>What the path and the method lead to. Looked up on arrival, because some contracts refuse with it before they check the path.</summary>
    public PathRoutes? Paths { get; private set; }
    public Route? Route { get; private set; }

    public OpenKey? Key { get; internal set; }
    public UserRecord? User { get; internal set; }

    /// <summary>The credentials as they were sent; kept for the later stages and never recorded.</summary>
    public string KeyText { get; internal set; } = "";
    public string SignText { get; internal set; } = "";
    public string TimestampText { get; internal set; } = "";
    public string PassphraseText { get; internal set; } = "";
    public string NonceText { get; internal set; } = "";

    /// <summary>The instant the client stamped, and how far it may lie from ours.</summary>
    public long TimestampMs { get; internal set; }
    public int ReceiveWindowMs { get; internal set; }

    /// <summary>The tightest limit this call was counted in, for the vendors' headers.</summary>
    public WindowReading Reading { get; internal set; }
    public LimitRule? ReadingOf { get; internal set; }

    /// <summary>How long a refused client should wait; 0 when waiting is not the answer.</summary>
    public long RetryAfterMs { get; set; }

    /// <summary>Which step of the profile refused, or could not be finished because of a fault; -1 when all let it pass.</summary>
    public int RefusedAt { get; internal set; } = -1;

    /// <summary>What the route's reader made of the parameters; null on routes that read them in their handler.</summary>
    public object? Arguments { get; set; }

    /// <summary>What the recorder needs to explain a wrong signature; null unless one was met.</summary>
    public SignatureEvidence? Evidence { get; internal set; }

    // ── the answer ──

    public Reply Reply { get; } = new();

    internal byte[]? RentedBody { get; set; }

    public ReadOnlySpan<char> Path => RequestTarget.Path(Target);

    /// <summary>The query as it stood on the wire, without its question mark.</summary>
    public ReadOnlySpan<char> RawQuery => RequestTarget.Query(Target);

    public QueryParameters Query => _query ??= QueryParameters.Parse(RawQuery);

    /// <summary>The parsed body. Only after a stage that parses it has passed.</summary>
    public JsonElement Json => _json?.RootElement ?? throw new InvalidOperationException("No stage has parsed the body of this call.");

    internal void SetJson(JsonDocument document) => _json = document;

    /// <summary>A header's value, or null. A repeated header reads as its values joined by commas, which no credential check accepts.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    public bool IsAdmitted => RefusedAt < 0;

    public void Begin(
        Dialect dialect,
        HttpContext? http,
        string method,
        string target,
        IHeaderDictionary headers,
        IPAddress peer,
        RequestId id,
        long nowMs
    )
    {
        Dialect = dialect;
        Http = http;
        Method = method;
        Target = target;
        Headers = headers;
        Peer = peer;
        Ip = IpKey.From(peer);
        Id = id;
        NowMs = nowMs;
        Paths = dialect.Routes.Find(Path);
        Route = Paths?.For(method);
    }

    /// <summary>Lets go of everything that belongs to the request, so that the pool never shows one caller another caller's data.</summary>
    public void End()
    {
        _json?.Dispose();
        _json = null;
        _query = null;
        if (RentedBody is not null)
            System.Buffers.ArrayPool<byte>.Shared.Return(RentedBody, clearArray: true);
        RentedBody = null;
        Http = null;
        Headers = null!;
        Body = default;
        Paths = null;
        Route = null;
        Arguments = null;
        Key = null;
        User = null;
        KeyText = SignText = TimestampText = PassphraseText = NonceText = Target = "";
        TimestampMs = 0;
        ReceiveWindowMs = 0;
        Reading = default;
        ReadingOf = null;
        RetryAfterMs = 0;
        RefusedAt = -1;
        Evidence = null;
        Reply.Reset();
    }
}
