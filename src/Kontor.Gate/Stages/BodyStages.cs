using System.Buffers;
using System.Text.Json;
using Kontor.Catalog;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate.Stages;

/// <summary>
/// Reads the whole body, because signatures are made over its raw bytes. A body past the bound is refused by its announced length, before
/// a byte of it is read; one that announces none is cut off as soon as it passes the bound; one that comes too slowly is given up.
/// </summary>
/// <param name="getHasNoBody">In some contracts a GET is signed without the body it may carry. It stays unread then, as if it were not there.</param>
public sealed class BodyIsRead(int bytesMax, RowChoice tooLarge, bool getHasNoBody = false) : Stage
{
    public override IEnumerable<ErrorRow> Rows => tooLarge.Rows;

    public override bool MayWait => true;

    public override Refusal? Check(Call call) => throw new InvalidOperationException("Reading a body may have to wait.");

    public override ValueTask<Refusal?> CheckAsync(Call call)
    {
        if (getHasNoBody && call.Method is "GET" or "HEAD")
            return new((Refusal?)null);
        if (call.Http is not { } http)
            return new(call.Body.Length > bytesMax ? tooLarge.For(call) : null);
        var announced = http.Request.ContentLength;
        if (announced > bytesMax)
            return new(tooLarge.For(call));
        // Without a length and without chunks there is no body in HTTP/1.1, and the usual GET goes on without waiting.
        if (announced is null or 0 && http.Request.Headers.TransferEncoding.Count == 0 && http.Request.Protocol.StartsWith("HTTP/1"))
            return new((Refusal?)null);
        return ReadAsync(call, http);
    }

    private async ValueTask<Refusal?> ReadAsync(Call call, HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > bytesMax)
            {
                reader.AdvanceTo(read.Buffer.End);
                return tooLarge.For(call);
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var length = (int)read.Buffer.Length;
            call.RentedBody = ArrayPool<byte>.Shared.Rent(length);
            read.Buffer.CopyTo(call.RentedBody);
            call.Body = call.RentedBody.AsMemory(0, length);
            reader.AdvanceTo(read.Buffer.End);
            return null;
        }
    }
}

/// <summary>The body is there: neither empty nor only white space.</summary>
public sealed class BodyIsPresent(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => !TakesBody(call) || call.Body.Span.ContainsAnyExcept(" \t\r\n"u8) ? null : row.For(call);

    internal static bool TakesBody(Call call) => call.Method is "POST" or "PUT" or "PATCH";
}

/// <summary>A request that carries JSON says so. Parameters such as a charset are welcome.</summary>
public sealed class MediaTypeIsJson(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!BodyIsPresent.TakesBody(call) && call.Body.IsEmpty)
            return null;
        var type = (call.Header("Content-Type") ?? "").AsSpan();
        var end = type.IndexOf(';');
        if (end >= 0)
            type = type[..end];
        return type.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) ? null : row.For(call);
    }
}

/// <summary>
/// The body is one JSON object. An empty body counts as <c>{}</c> where the contract says so. Depth is bounded by the parser, and the bytes
/// have to be UTF-8 throughout: the parser checks text only when it is read, so an unread field could otherwise smuggle anything in.
/// </summary>
public sealed class BodyIsJsonObject(RowChoice row, bool emptyIsObject = false) : Stage
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };
    private static readonly byte[] s_emptyObject = "{}"u8.ToArray();

    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!BodyIsPresent.TakesBody(call) && call.Body.IsEmpty)
            return null;
        ReadOnlyMemory<byte> body = emptyIsObject && call.Body.IsEmpty ? s_emptyObject : call.Body;
        if (!System.Text.Unicode.Utf8.IsValid(body.Span))
            return row.For(call);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, s_options);
        }
        catch (JsonException)
        {
            return row.For(call);
        }

        call.SetJson(document);
        return document.RootElement.ValueKind == JsonValueKind.Object && JsonEscapes.AreText(body.Span) ? null : row.For(call);
    }
}
