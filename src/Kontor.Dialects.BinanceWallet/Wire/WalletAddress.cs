using System.Buffers;

namespace Kontor.Dialects.BinanceWallet.Wire;

/// <summary>
/// What addresses and the names of transactions look like. Whether an address is anybody's is not asked: every well-formed one has a balance, if
/// only an empty one.
/// </summary>
internal static class WalletAddress
{
    private const int EvmDigits = 40;
    private const int EvmHashDigits = 64;
    private const int SolanaBytes = 32;
    private const int SolanaSignatureBytes = 64;

    /// <summary>32 bytes need at most this many digits in Base58, and at least one each.</summary>
    private const int SolanaDigitsMax = 44;
    private const int SolanaSignatureDigitsMax = 88;

    private const string Base58Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool IsEvm(ReadOnlySpan<char> text) => IsHex(text, EvmDigits);

    public static bool IsEvmHash(ReadOnlySpan<char> text) => IsHex(text, EvmHashDigits);

    public static bool IsSolana(ReadOnlySpan<char> text) =>
        text.Length is >= SolanaBytes and <= SolanaDigitsMax && Base58Length(text) == SolanaBytes;

    /// <summary>A transaction goes by the signature of whoever pays for it.</summary>
    public static bool IsSolanaSignature(ReadOnlySpan<char> text) =>
        text.Length is >= SolanaSignatureBytes and <= SolanaSignatureDigitsMax && Base58Length(text) == SolanaSignatureBytes;

    private static bool IsHex(ReadOnlySpan<char> text, int digits) =>
        text.Length == digits + 2 && text.StartsWith("0x") && !text[2..].ContainsAnyExcept(s_hexDigits);

    /// <summary>How many bytes a text in Base58 stands for, -1 when it is none: long multiplication, and one zero byte for each leading 1.</summary>
    private static int Base58Length(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[SolanaSignatureDigitsMax];
        var length = 0;
        foreach (var letter in text)
        {
            var carry = Base58Digits.IndexOf(letter);
            if (carry < 0)
                return -1;
            for (var i = 0; i < length; i++, carry >>= 8)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)carry;
            }

            for (; carry > 0; carry >>= 8)
                bytes[length++] = (byte)carry;
        }

        return length + text.Length - text.TrimStart('1').Length;
    }
}
