namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>The events that every stream sends, byte for byte.</summary>
internal static class Frames
{
    public static ReadOnlyMemory<byte> Connected { get; } = "event: connected\ndata: subscribed\n\n"u8.ToArray();

    /// <summary>For connections that something in between would close for being silent; clients never see it.</summary>
    public static ReadOnlyMemory<byte> Comment { get; } = ": heartbeat\n\n"u8.ToArray();

    /// <summary>For clients that want to know that the stream is alive.</summary>
    public static ReadOnlyMemory<byte> Heartbeat { get; } = "event: heartbeat\ndata: ping\n\n"u8.ToArray();
}
