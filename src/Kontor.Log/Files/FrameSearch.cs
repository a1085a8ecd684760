using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>Looks for life behind a bad frame. Its length field cannot be trusted, so every byte offset is tried.</summary>
internal static class FrameSearch
{
    /// <summary>The offset of the first whole frame after <paramref name="badOffset"/> of a batch later than the one beginning at
    /// <paramref name="batchFirst"/>.</summary>
    public static long? FindLaterBatch(SafeFileHandle file, long badOffset, long end, long batchFirst)
    {
        var bytes = new byte[end - badOffset];
        var filled = 0;
        while (filled < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(filled), badOffset + filled) is > 0 and var read)
            filled += read;

        // No later frame can have a position beyond what fits between here and there; this spares nearly all checksums.
        var positionMax = batchFirst + (long)bytes.Length;
        for (var i = 1; i <= filled - Frame.HeaderBytes; i++)
        {
            var rest = bytes.AsSpan(i, filled - i);
            if (!Frame.TryReadHeader(rest, out var frame) || frame.Bytes > rest.Length)
                continue;
            if (frame.BatchFirst > batchFirst && frame.BatchFirst <= positionMax && frame.IsWhole(rest))
                return badOffset + i;
        }
        return null;
    }
}
