using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// Nodes write everything as 0x and hexadecimal digits: quantities with as few as needed, data with two for each byte. Read from the JSON as it stands,
/// without a string between.
/// </summary>
internal static class NodeHex
{
    /// <summary>The digits after 0x.</summary>
    public static bool TryDigits(JsonElement text, out ReadOnlySpan<byte> digits)
    {
        digits = default;
        if (text.ValueKind != JsonValueKind.String)
            return false;
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (raw.Length < 2 || raw[0] != '0' || raw[1] is not ((byte)'x' or (byte)'X'))
            return false;
        digits = raw[2..];
        return true;
    }

    /// <summary>Some nodes write quantities with zeros in front, so those are read too.</summary>
    public static bool TryQuantity(JsonElement text, out Word256 value)
    {
        value = default;
        if (!TryDigits(text, out var digits) || digits.IsEmpty)
            return false;
        digits = digits.TrimStart((byte)'0');
        if (digits.Length > Word256.Bytes * 2)
            return false;
        Span<byte> padded = stackalloc byte[Word256.Bytes * 2];
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        padded.Fill((byte)'0');
        digits.CopyTo(padded[^digits.Length..]);
        if (Convert.FromHexString(padded, bytes, out _, out _) != OperationStatus.Done)
            return false;
        value = Word256.FromBigEndian(bytes);
        return true;
    }

    /// <summary>Exactly as many bytes as the target has.</summary>
    public static bool TryExact(JsonElement text, Span<byte> target) =>
        TryDigits(text, out var digits)
        && digits.Length == target.Length * 2
        && Convert.FromHexString(digits, target, out _, out _) == OperationStatus.Done;

    /// <summary>Null for what is no data; too long is for the caller to say.</summary>
    public static byte[]? Data(JsonElement text, int bytesMax, out bool isTooLong)
    {
        isTooLong = false;
        if (!TryDigits(text, out var digits) || digits.Length % 2 != 0)
            return null;
        if (digits.IsEmpty)
            return [];
        isTooLong = digits.Length / 2 > bytesMax;
        if (isTooLong)
            return null;
        var bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }
}
