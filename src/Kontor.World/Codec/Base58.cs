using System.Security.Cryptography;

namespace Kontor.World.Codec;

/// <summary>Numbers in 58 digits that cannot be mistaken for each other; with a checksum of four bytes where the address form has one.</summary>
internal static class Base58
{
    public const string BitcoinDigits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    public const string RippleDigits = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

    private const int ChecksumBytes = 4;

    // No address has more: 64 bytes are the id of a transaction.
    private const int BytesMax = 64;
    private const int DigitsMax = 90;

    public static string Encode(ReadOnlySpan<byte> bytes, string digits = BitcoinDigits)
    {
        Invariant.Holds(bytes.Length <= BytesMax);
        Span<byte> reversed = stackalloc byte[DigitsMax];
        var length = 0;
        foreach (var next in bytes)
        {
            int carry = next;
            for (var place = 0; place < length; place++)
            {
                carry += reversed[place] << 8;
                reversed[place] = (byte)(carry % 58);
                carry /= 58;
            }
            for (; carry > 0; carry /= 58)
                reversed[length++] = (byte)(carry % 58);
        }
        // A zero in front adds nothing to the number, so each is written as a digit of its own.
        for (var index = 0; index < bytes.Length && bytes[index] == 0; index++)
            reversed[length++] = 0;
        Span<char> text = stackalloc char[length];
        for (var place = 0; place < length; place++)
            text[place] = digits[reversed[length - 1 - place]];
        return text.ToString();
    }

    /// <summary>The bytes, or nothing when the text holds another character or is too long.</summary>
    public static byte[]? Decode(string text, string digits = BitcoinDigits)
    {
        if (text.Length is 0 or > DigitsMax)
            return null;
        Span<byte> reversed = stackalloc byte[DigitsMax];
        var length = 0;
        foreach (var digit in text)
        {
            var carry = digits.IndexOf(digit, StringComparison.Ordinal);
            if (carry < 0)
                return null;
            for (var place = 0; place < length; place++)
            {
                carry += reversed[place] * 58;
                reversed[place] = (byte)carry;
                carry >>= 8;
            }
            for (; carry > 0; carry >>= 8)
                reversed[length++] = (byte)carry;
        }
        for (var index = 0; index < text.Length && text[index] == digits[0]; index++)
            reversed[length++] = 0;
        var bytes = reversed[..length].ToArray();
        Array.Reverse(bytes);
        return bytes;
    }

    public static string EncodeChecked(byte version, ReadOnlySpan<byte> payload, string digits = BitcoinDigits)
    {
        byte[] body = [version, .. payload];
        return Encode([.. body, .. Checksum(body)], digits);
    }

    /// <summary>The version in front of a payload of the given length, or -1 when length or checksum are wrong.</summary>
    public static int VersionOf(string text, int payloadBytes, string digits = BitcoinDigits)
    {
        if (Decode(text, digits) is not { } bytes || bytes.Length != 1 + payloadBytes + ChecksumBytes)
            return -1;
        var body = bytes.AsSpan(0, 1 + payloadBytes);
        return bytes.AsSpan(body.Length).SequenceEqual(Checksum(body)) ? bytes[0] : -1;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> body) => SHA256.HashData(SHA256.HashData(body))[..ChecksumBytes];
}
