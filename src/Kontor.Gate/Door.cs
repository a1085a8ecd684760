using System.Buffers;
using System.Diagnostics;
using Kontor.Catalog;
using Kontor.Gate.Recording;
using Kontor.Gate.Stages;
using Kontor.World.Time;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;

namespace Kontor.Gate;

/// <summary>
/// The way of a request: choose the dialect, walk its gate, let its endpoint answer, write the envelope, tell the recorder. Everything a
/// client can do ends in the dialect's own envelope; only a path that belongs to no dialect gets a plain 404.
/// </summary>
public sealed partial class Door(
    IReadOnlyList<Dialect> dialects,
    WorldClock clock,
    RequestIds ids,
    Recorder recorder,
    CallsInFlight calls,
    ILogger<Door> log
)
{
    private const int PoolMax = 256;

    private readonly DefaultObjectPool<Call> _pool = new(new DefaultPooledObjectPolicy<Call>(), PoolMax);

    /// <summary>Longest prefix first, so that the first match is the right one.</summary>
    private readonly (string Prefix, Dialect Dialect)[] _prefixes =
    [
        .. dialects
            .SelectMany(dialect => dialect.Prefixes.Select(prefix => (prefix, dialect)))
            .OrderByDescending(entry => entry.prefix.Length),
    ];

    private readonly (string Host, Dialect Dialect)[] _hosts =
    [
        .. dialects.SelectMany(dialect => dialect.Hosts.Select(host => (host, dialect))),
    ];

    public IReadOnlyList<Dialect> Dialects => dialects;

    public async Task ServeAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (Choose(target, http.Request.Headers.Host) is not { } dialect)
        {
            await AnswerNobodyAsync(http);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var call = _pool.Get();
        var id = ids.Next();
        call.Begin(dialect, http, http.Request.Method, target, http.Request.Headers, PeerOf(http), id, clock.NowMs);
        calls.Enter();
        Func<Task>? rest;
        try
        {
            var refusal = await AnswerAsync(call);
            rest = refusal is null ? call.Reply.Rest : null;
            if (rest is null && !call.Reply.IsSent)
                Send(call, http, refusal);
            recorder.Record(call, refusal, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            calls.Leave();
            call.End();
            _pool.Return(call);
        }

        if (rest is not null)
            await FinishAsync(rest, http, id, dialect.Name);
    }

    /// <summary>The answer to a request that never became one. The status is the server's own where no dialect was named.</summary>
    public (int Status, RequestId Id, byte[] Body) AnswerMalformed(
        string method,
        string target,
        IHeaderDictionary headers,
        System.Net.IPAddress peer,
        int status
    )
    {
        var id = ids.Next();
        if (Choose(target, null) is not { } dialect)
            return (status, id, MalformedBody.ToArray());
        var call = new Call();
        call.Begin(dialect, null, method, target, headers, peer, id, clock.NowMs);
        var refusal = dialect.OnMalformed(call);
        dialect.WriteRefusal(call, refusal);
        recorder.Record(call, refusal, TimeSpan.Zero);
        return (call.Reply.Status, id, call.Reply.Bytes.ToArray());
    }

    /// <summary>Which dialect a request line belongs to, or null.</summary>
    public Dialect? Choose(ReadOnlySpan<char> target, string? host)
    {
        var path = RequestTarget.Path(target);
        foreach (var (prefix, dialect) in _prefixes)
        {
            if (path.StartsWith(prefix) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
                return dialect;
        }

        foreach (var (name, dialect) in _hosts)
        {
            if (string.Equals(name, host, StringComparison.OrdinalIgnoreCase))
                return dialect;
        }

        return null;
    }

    private async ValueTask<Refusal?> AnswerAsync(Call call)
    {
        try
        {
            return await call.Dialect.Profile.AdmitAsync(call) ?? await call.Route!.Handler(call);
        }
        catch (BadHttpRequestException)
        {
            // The body broke HTTP's own rules or came too slowly.
            return call.Dialect.OnMalformed(call);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionAbortedException or ConnectionResetException)
        {
            // Usually nobody is left to read the answer. When somebody is, the work was given up, and they learn that it is unknown.
            return call.Dialect.OnFault(call);
        }
        catch (Exception fault)
        {
            // The outermost frame of a request: whatever nobody foresaw is logged with its id and becomes the dialect's internal error.
            LogFault(fault, call.Id, call.Dialect.Name);
            return call.Dialect.OnFault(call);
        }
    }

    /// <summary>The answer has begun, so a failure can only end it: the client sees that the connection breaks, and the log says why.</summary>
    private async Task FinishAsync(Func<Task> rest, HttpContext http, RequestId id, string dialect)
    {
        try
        {
            await rest();
        }
        catch (Exception fault)
        {
            // A client that is gone is no fault of ours; a bug is one, even when it made the client go.
            var isOnlyGone = http.RequestAborted.IsCancellationRequested && fault is (OperationCanceledException or IOException);
            if (!isOnlyGone)
                LogFault(fault, id, dialect);
            http.Abort();
        }
    }

    private static void Send(Call call, HttpContext http, Refusal? refusal)
    {
        if (http.Response.HasStarted)
            return;
        if (refusal is not null)
            call.Dialect.WriteRefusal(call, refusal);
        call.Dialect.Complete(call);
        var response = http.Response;
        response.StatusCode = call.Reply.Status;
        response.ContentType = call.Reply.ContentType;
        response.ContentLength = call.Reply.Bytes.Length;
        if (!HttpMethods.IsHead(call.Method))
            response.BodyWriter.Write(call.Reply.Bytes);
    }

    /// <summary>Unix sockets and test servers have no peer address; they count as this machine.</summary>
    private static System.Net.IPAddress PeerOf(HttpContext http) => http.Connection.RemoteIpAddress ?? System.Net.IPAddress.Loopback;

    private static async Task AnswerNobodyAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = NobodyBody.Length;
        await http.Response.BodyWriter.WriteAsync(NobodyBody);
    }

    private static ReadOnlyMemory<byte> NobodyBody { get; } =
        "{\"error\":\"Not Found\",\"hint\":\"No dialect is served under this path. See /_kontor/dialects.\"}"u8.ToArray();

    private static ReadOnlySpan<byte> MalformedBody => "{\"error\":\"Bad Request\",\"hint\":\"This is not a request that HTTP allows.\"}"u8;

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Id} of {Dialect} failed in a way nobody foresaw")]
    private partial void LogFault(Exception fault, RequestId id, string dialect);
}
