using System.Text.Json;

namespace Kontor.Server.Control;

/// <summary>The control API's own errors (RFC 9457). They never look like a dialect's, so nobody mistakes the one for the other.</summary>
internal static class Problem
{
    public static IResult Of(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "Not found", detail);

    public static IResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "Bad request", detail);

    public static IResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, "Conflict", detail);

    public static IResult Busy() =>
        Of(StatusCodes.Status503ServiceUnavailable, "Busy", "The world's queue is full. Nothing happened; try again.");

    public static IResult Unavailable() =>
        Of(StatusCodes.Status503ServiceUnavailable, "Unavailable", "The log cannot take records now. Nothing happened.");
}
