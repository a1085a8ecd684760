using Kontor.Analytics;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Gate;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>
/// <c>/stream/*</c>: event streams. The signature is looked at once, when a stream is opened; after that it lives for as long as both sides
/// want. What is pushed is what the analyst announces, when he does.
/// </summary>
internal sealed class StreamEndpoints(GateServices gate, Analyst analyst, TokenRegistry registry)
{
    private const string Service = "valuescan/streams";
    private const int StreamsMax = 10_000;

    private readonly StreamSlots _slots = new(gate.Options.StreamsPerKeyMax, StreamsMax);

    private readonly Feed<Analytics.Briefings.Briefing> _market = new(
        analyst.Briefings.Announcements,
        MarketFrames.EncodeAsync,
        () => gate.Stopping
    );

    private readonly Feed<Analytics.Signals.SignalMessage> _signals = new(
        analyst.Signals.Announcements,
        new SignalFrames(registry).EncodeAsync,
        () => gate.Stopping
    );

    public IEnumerable<Interface> Interfaces =>
        [Stream("market", _market, Subscription.Read), Stream("signal", _signals, Subscription.ReadWithTokens)];

    private Interface Stream(string name, IFeed feed, Func<Call, Subscription?> read) =>
        new(
            new Route("GET", $"/stream/{name}/subscribe", Access.Signed, call => OpenAsync(call, feed))
            {
                Service = Service,
                Endpoint = "valuescan/stream/" + name,
            },
            new Form([], call => new(Check(call, read)))
        );

    private static Refusal? Check(Call call, Func<Call, Subscription?> read)
    {
        call.Arguments = read(call);
        return call.Arguments is null ? Errors.RequiredParamsIllegal.Refusal : null;
    }

    private async ValueTask<Refusal?> OpenAsync(Call call, IFeed feed)
    {
        // Where a stream begins can only be said when everything up to now has been announced: after a restart most of all.
        if (!await analyst.IsReadyAsync(call.Http!.RequestAborted))
            return Errors.UnknownError;
        var key = call.Key!.Record.Number;
        if (!_slots.TryEnter(key))
            return Errors.InterfaceRateLimit;
        var (http, wanted, startMs, id) = (call.Http!, (Subscription)call.Arguments!, call.NowMs, call.Id);
        call.Reply.Rest = () => StreamAsync(http, key, feed, wanted, startMs, id);
        return null;
    }

    private async Task StreamAsync(HttpContext http, long key, IFeed feed, Subscription wanted, long startMs, RequestId id)
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
            var stream = new EventStream(gate.Clock, feed, response.BodyWriter);
            if (await stream.RunAsync(wanted, startMs, over.Token) == StreamEnd.TooSlow)
                http.Abort();
        }
        finally
        {
            _slots.Leave(key);
        }
    }
}
