namespace Kontor.Dialects.ValueScan.Streams;

internal enum StreamEnd : byte
{
    /// <summary>The reader has left, or the venue stops.</summary>
    Over,

    /// <summary>The reader has not taken a frame in time, or what would be next for him is forgotten.</summary>
    TooSlow,
}
