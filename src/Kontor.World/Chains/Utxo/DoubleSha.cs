using System.Buffers;
using System.Security.Cryptography;

namespace Kontor.World.Chains.Utxo;

/// <summary>
/// The hash of Bitcoin: SHA-256 of SHA-256. It is kept in the order in which it is computed and encoded, and shown the other way round.
/// </summary>
public static class DoubleSha
{
    private const int TextLength = 2 * Hash32.Bytes;

    public static Hash32 Of(ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[Hash32.Bytes];
        SHA256.HashData(message, hash);
        SHA256.HashData(hash, hash);
        return new Hash32(hash);
    }

    /// <summary>64 digits in lower case, the last byte first.</summary>
    public static string Text(Hash32 hash)
    {
        var bytes = hash.ToArray();
        Array.Reverse(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Reads what <see cref="Text"/> writes, in any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Hash32 hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        if (text.Length != TextLength || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
            return false;
        bytes.Reverse();
        hash = new Hash32(bytes);
        return true;
    }
}
