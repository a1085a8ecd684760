using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kontor.Gate.Sockets;

/// <summary>Makes the bytes of a frame. They are encoded once and never changed, so any number of connections may send them.</summary>
public static class JsonFrame
{
    private const int KeptBytesMax = 256 * 1024;

    private static readonly JsonWriterOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Desk? t_desk;

    public static ReadOnlyMemory<byte> Of<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        // A frame that is written while another one is (which would be odd) gets a desk of its own.
        var desk = t_desk ?? new Desk();
        t_desk = null;
        write(desk.Json, state);
        desk.Json.Flush();
        var frame = desk.Buffer.WrittenSpan.ToArray();
        desk.Clear();
        if (desk.Buffer.Capacity <= KeptBytesMax)
            t_desk = desk;
        return frame;
    }

    private sealed class Desk
    {
        public Desk() => Json = new Utf8JsonWriter(Buffer, s_json);

        public ArrayBufferWriter<byte> Buffer { get; } = new(1024);
        public Utf8JsonWriter Json { get; }

        public void Clear()
        {
            Buffer.ResetWrittenCount();
            Json.Reset();
        }
    }
}
