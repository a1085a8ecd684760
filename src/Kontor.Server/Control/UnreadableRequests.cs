using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Kontor.Server.Control;

/// <summary>Requests of which the framework can make nothing: the answer says what is wrong with them, and where.</summary>
internal static class UnreadableRequests
{
    /// <summary>They are the caller's mistakes: nothing for the venue's own log.</summary>
    public static ExceptionHandlerOptions Handling { get; } =
        new()
        {
            StatusCodeSelector = exception =>
                (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        };

    public static void Explain(ProblemDetailsContext answer)
    {
        if (answer.Exception is BadHttpRequestException unreadable)
            answer.ProblemDetails.Detail = Why(unreadable);
        // An optional parameter that is there and cannot be read is refused without an exception.
        else if (answer.ProblemDetails is { Status: StatusCodes.Status400BadRequest, Detail: null })
            answer.ProblemDetails.Detail = "A parameter in the query cannot be read.";
    }

    /// <summary>Nobody's path, or one that is somebody's with another method or with a body in JSON.</summary>
    public static IResult Unknown(HttpContext http, string? rest)
    {
        var asked = $"{http.Request.Method} /{rest}";
        if (http.Request.HasJsonContentType() || HttpMethods.IsGet(http.Request.Method))
            return Problem.NotFound($"The control API has no {asked}. It is described at {ControlApi.Prefix}/openapi.json.");
        var why = $"The control API has no {asked} without a body in JSON. Send one, with 'Content-Type: application/json'.";
        return HasBody(http) ? Problem.Of(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", why) : Problem.NotFound(why);
    }

    private static string Why(BadHttpRequestException unreadable) =>
        unreadable.InnerException switch
        {
            JsonException { Path: { Length: > 1 } path } json => $"The body cannot be read at {path} ({Place(json)}).",
            JsonException json => $"The body is not what is expected here ({Place(json)}).",
            _ => unreadable.Message,
        };

    private static string Place(JsonException json) => $"line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}";

    private static bool HasBody(HttpContext http) => http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
}
