using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate;

/// <summary>
/// The answer under construction: status, media type and body bytes in a kept buffer. A handler may write half a body and still refuse:
/// nothing leaves before the whole answer stands.
/// </summary>
public sealed class Reply
{
    /// <summary>A buffer that grew past this for one large answer is not kept for the next small one.</summary>
    private const int KeptBytesMax = 256 * 1024;

    private static readonly JsonWriterOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private ArrayBufferWriter<byte> _body = new(1024);
    private readonly Utf8JsonWriter _writer;

    public Reply() => _writer = new Utf8JsonWriter(_body, s_json);

    public int Status { get; set; } = StatusCodes.Status200OK;
    public string ContentType { get; set; } = "application/json";

    /// <summary>Set by a handler that has written its answer to the connection itself, such as an event stream.</summary>
    public bool IsSent { get; set; }

    /// <summary>
    /// What answers in place of a body and outlives the call, such as an event stream. It runs when the call has been recorded and given
    /// back, so it must hold on to nothing of it but the HTTP side.
    /// </summary>
    public Func<Task>? Rest { get; set; }

    public ReadOnlySpan<byte> Bytes => _body.WrittenSpan;
    public ReadOnlyMemory<byte> Memory => _body.WrittenMemory;

    /// <summary>Starts the body afresh, dropping what was written before.</summary>
    public Utf8JsonWriter Start(int status)
    {
        Status = status;
        _body.ResetWrittenCount();
        _writer.Reset(_body);
        return _writer;
    }

    public Utf8JsonWriter Json => _writer;

    public void Finish() => _writer.Flush();

    public void Reset()
    {
        if (_body.Capacity > KeptBytesMax)
            _body = new ArrayBufferWriter<byte>(1024);
        else
            _body.ResetWrittenCount();
        _writer.Reset(_body);
        Status = StatusCodes.Status200OK;
        ContentType = "application/json";
        IsSent = false;
        Rest = null;
    }
}
