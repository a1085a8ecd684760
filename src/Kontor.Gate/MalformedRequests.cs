using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kontor.Gate;

/// <summary>
/// Answers requests that the server in front refuses before anybody sees them: a NUL in the path, no host, two lengths, a header block that
/// is too large. The server would close them with an empty body; here they get the envelope of the dialect whose path they named. The server
/// announces them on its diagnostic channel and has no other hook, so the answer is written to the connection directly and ends it.
/// </summary>
public sealed class MalformedRequests(Door door) : IObserver<KeyValuePair<string, object?>>
{
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public static IDisposable Watch(DiagnosticListener server, Door door) =>
        server.Subscribe(new MalformedRequests(door), static (name, _, _) => name == BadRequest);

    public void OnNext(KeyValuePair<string, object?> announced)
    {
        if (announced.Key != BadRequest || announced.Value is not IFeatureCollection features)
            return;
        var request = features.Get<IHttpRequestFeature>();
        var response = features.Get<IHttpResponseFeature>();
        if (
            request is null
            || response is null or { HasStarted: true }
            || features.Get<IConnectionTransportFeature>() is not { } connection
        )
            return;
        var output = connection.Transport.Output;
        output.Write(Answer(request, response.StatusCode, features.Get<IHttpConnectionFeature>()?.RemoteIpAddress));
        output.Complete();
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private byte[] Answer(IHttpRequestFeature request, int status, IPAddress? peer)
    {
        var answer = door.AnswerMalformed(request.Method, request.RawTarget, request.Headers, peer ?? IPAddress.Loopback, status);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {answer.Status} {Reason(answer.Status)}\r\nContent-Type: application/json\r\nContent-Length: {answer.Body.Length}\r\nX-Request-Id: {answer.Id}\r\nConnection: close\r\n\r\n"
        );
        return [.. Encoding.ASCII.GetBytes(head), .. answer.Body];
    }

    private static string Reason(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
