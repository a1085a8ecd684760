using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Kontor.Gate.Signing;

public enum HexCase : byte
{
    /// <summary>Only lower-case digits are a signature.</summary>
    Lower,

    /// <summary>Upper and lower case, even mixed.</summary>
    Either,
}

/// <summary>
/// HMAC-SHA256 as the five contracts use it: the key is the UTF-8 text of the secret, the signature is written in hex or in Base64.
/// The expected signature is spelled out and compared as text, instead of decoding the given one: there is exactly one right spelling, and
/// lax decoders let several pass (white space, the unused bits of the last Base64 digit).
/// </summary>
public static class HmacSignature
{
    public const int HexLength = 2 * HMACSHA256.HashSizeInBytes;
    public const int Base64Length = (HMACSHA256.HashSizeInBytes + 2) / 3 * 4;

    public static bool VerifyHex(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message, scoped ReadOnlySpan<char> given, HexCase accepted)
    {
        if (given.Length != HexLength)
            return false;
        Span<char> spelled = stackalloc char[HexLength];
        if (accepted == HexCase.Either)
        {
            if (Ascii.ToLower(given, spelled, out _) != OperationStatus.Done)
                return false;
            given = spelled;
        }

        Span<char> expected = stackalloc char[HexLength];
        WriteHex(secret, message, expected);
        return SameText(expected, given);
    }

    /// <summary>Standard alphabet, padded.</summary>
    public static bool VerifyBase64(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message, ReadOnlySpan<char> given)
    {
        if (given.Length != Base64Length)
            return false;
        Span<char> expected = stackalloc char[Base64Length];
        WriteBase64(secret, message, expected);
        return SameText(expected, given);
    }

    public static string SignHex(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message)
    {
        Span<char> text = stackalloc char[HexLength];
        WriteHex(secret, message, text);
        return new string(text);
    }

    public static string SignBase64(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message)
    {
        Span<char> text = stackalloc char[Base64Length];
        WriteBase64(secret, message, text);
        return new string(text);
    }

    private static void WriteHex(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message, Span<char> text)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, mac);
        Convert.TryToHexStringLower(mac, text, out _);
    }

    private static void WriteBase64(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message, Span<char> text)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, mac);
        Convert.TryToBase64Chars(mac, text, out _);
    }

    // Fixed time: stopping at the first wrong digit would tell a forger how many digits are right.
    private static bool SameText(ReadOnlySpan<char> expected, ReadOnlySpan<char> given) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(given));
}
