namespace Kontor.Gate.Timestamps;

/// <summary>How a dialect writes the time of a request. Each reads to milliseconds since 1970, or is not a time.</summary>
public enum TimestampFormat : byte
{
    /// <summary>BitMart: decimal digits, 1 to 19 of them. Seconds are well formed too; they are merely far away.</summary>
    EpochMs,

    /// <summary>WEEX: a positive number of exactly 13 digits. Seconds, signs and ISO text are malformed.</summary>
    EpochMs13,

    /// <summary>ValueScan: exactly 10 digits (seconds) or exactly 13 (milliseconds).</summary>
    EpochSecondsOrMs,

    /// <summary>X Layer: <c>2026-01-02T03:04:05Z</c> or with 1 to 9 digits of a fraction. Epoch numbers and offsets are malformed.</summary>
    IsoUtc,

    /// <summary>Binance: as <see cref="IsoUtc"/>, and an offset such as <c>+02:00</c> may stand in the place of <c>Z</c>.</summary>
    IsoOffset,
}

public static class TimestampFormats
{
    public static bool TryRead(this TimestampFormat format, ReadOnlySpan<char> text, out long ms) =>
        format switch
        {
            TimestampFormat.EpochMs => EpochTimestamp.TryReadMs(text, out ms),
            TimestampFormat.EpochMs13 => EpochTimestamp.TryReadMs13(text, out ms),
            TimestampFormat.EpochSecondsOrMs => EpochTimestamp.TryReadSecondsOrMs(text, out ms),
            TimestampFormat.IsoUtc => IsoTimestamp.TryRead(text, offsetAllowed: false, out ms),
            TimestampFormat.IsoOffset => IsoTimestamp.TryRead(text, offsetAllowed: true, out ms),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        };
}
