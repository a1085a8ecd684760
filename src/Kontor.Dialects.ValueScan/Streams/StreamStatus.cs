using Kontor.Catalog;
using Microsoft.AspNetCore.Http;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>
/// The HTTP status of a refused stream. A client of an event stream looks at the status and not into the body, so here each range of codes
/// has a status that says the same.
/// </summary>
internal static class StreamStatus
{
    private const int CodesPerRange = 10_000;

    public static int Of(ErrorRow row) =>
        (row.Number / CodesPerRange) switch
        {
            1 => StatusCodes.Status500InternalServerError,
            2 => StatusCodes.Status401Unauthorized,
            4 => StatusCodes.Status400BadRequest,
            5 => StatusCodes.Status404NotFound,
            6 => StatusCodes.Status429TooManyRequests,
            _ => row.Http,
        };
}
