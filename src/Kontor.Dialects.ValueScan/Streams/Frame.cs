namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>One announcement as it goes over the wire, the same bytes for everybody who listens.</summary>
/// <param name="TimeMs">When it was said, by which it is known.</param>
/// <param name="TokenId">The token it is about; nothing when it is about the market as a whole.</param>
internal sealed record Frame(long TimeMs, long? TokenId, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What can be told to nobody. Readers still get past it.</summary>
    public static Frame Silent(long timeMs) => new(timeMs, null, default);
}
