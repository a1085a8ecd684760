using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>
/// <c>/stream/*</c>: event streams. The signature is looked at once, when a stream is opened; after that it lives for as long as both sides
/// want. This world analyses no market and raises no signals, so nothing is pushed but the heartbeat: an invented event would be worse.
/// </summary>
internal sealed class StreamEndpoints(GateServices gate)
{
    private const string Service = "valuescan/streams";
    private const string Tokens = "tokens";
    private const int StreamsMax = 10_000;

    private readonly StreamSlots _slots = new(gate.Options.StreamsPerKeyMax, StreamsMax);

    public IEnumerable<Interface> Interfaces =>
        [
            new(
                new Route("GET", "/stream/market/subscribe", Access.Signed, Open)
                {
                    Service = Service,
                    Endpoint = "valuescan/stream/market",
                },
                new Form([], static _ => new((Refusal?)null))
            ),
            new(
                new Route("GET", "/stream/signal/subscribe", Access.Signed, Open)
                {
                    Service = Service,
                    Endpoint = "valuescan/stream/signal",
                },
                new Form([], CheckSignal)
            ),
        ];

    /// <summary>Numbers between commas; nothing means all tokens.</summary>
    private static ValueTask<Refusal?> CheckSignal(Call call)
    {
        if (call.Query[Tokens] is not { Length: > 0 } tokens)
            return new((Refusal?)null);
        foreach (var range in tokens.AsSpan().Split(','))
        {
            if (!Fields.TryReadDigits(tokens.AsSpan(range), out _))
                return new(Errors.RequiredParamsIllegal.Refusal);
        }

        return new((Refusal?)null);
    }

    private ValueTask<Refusal?> Open(Call call)
    {
        var key = call.Key!.Record.Number;
        if (!_slots.TryEnter(key))
            return new(Errors.InterfaceRateLimit.Refusal);
        var (http, startMs, id) = (call.Http!, call.NowMs, call.Id);
        call.Reply.Rest = () => StreamAsync(http, key, startMs, id);
        return new((Refusal?)null);
    }

    private async Task StreamAsync(HttpContext http, long key, long startMs, RequestId id)
    {
        try
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, gate.Stopping);
            var response = http.Response;
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-cache";
            response.Headers["X-Accel-Buffering"] = "no";
            response.Headers["X-Request-Id"] = id.ToGuid().ToString();
            http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
            if (await new EventStream(gate.Clock, response.BodyWriter).RunAsync(startMs, over.Token) == StreamEnd.TooSlow)
                http.Abort();
        }
        finally
        {
            _slots.Leave(key);
        }
    }
}
