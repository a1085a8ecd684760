using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>The events that streams send, byte for byte.</summary>
internal static class Frames
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For connections that something in between would close for being silent; clients never see it.</summary>
    public static ReadOnlyMemory<byte> Comment { get; } = ": heartbeat\n\n"u8.ToArray();

    /// <summary>For clients that want to know that the stream is alive.</summary>
    public static ReadOnlyMemory<byte> Heartbeat { get; } = "event: heartbeat\ndata: ping\n\n"u8.ToArray();

    /// <summary>
    /// The first of all. It has an id too, so that whoever loses the connection before anything was said misses nothing either: what is said first
    /// comes after this.
    /// </summary>
    public static ReadOnlyMemory<byte> Connected(long positionMs) =>
        Encoding.UTF8.GetBytes($"event: connected\ndata: subscribed\n{Id(positionMs)}\n\n");

    /// <summary>An event with one line of JSON. Line breaks within texts are escaped there, so a line it stays.</summary>
    public static ReadOnlyMemory<byte> Event(string name, long timeMs, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(Encoding.UTF8.GetBytes($"event: {name}\ndata: "));
        WriteJson(bytes, write);
        bytes.Write(Encoding.UTF8.GetBytes($"\n{Id(timeMs)}\n\n"));
        return bytes.WrittenMemory.ToArray();
    }

    /// <summary>JSON as it is put into a text of other JSON.</summary>
    public static string JsonText(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        WriteJson(bytes, write);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Before anything was ever said the place is less than any time; ids have no sign, and nothing is said at 0 either.</summary>
    private static string Id(long positionMs) => "id: " + Math.Max(positionMs, 0).ToString(CultureInfo.InvariantCulture);

    private static void WriteJson(ArrayBufferWriter<byte> bytes, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(bytes, s_json);
        write(json);
    }
}
