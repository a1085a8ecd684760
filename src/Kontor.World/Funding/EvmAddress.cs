using System.Text;
using Kontor.World.Chains;

namespace Kontor.World.Funding;

/// <summary>Twenty bytes as 0x and 40 hexadecimal digits. The case of the letters is a checksum (EIP-55); one case alone claims none.</summary>
internal static class EvmAddress
{
    public const int PayloadBytes = 20;
    private const int Length = 2 + (2 * PayloadBytes);

    public static string Of(ReadOnlySpan<byte> payload) => WithChecksum(Convert.ToHexStringLower(payload));

    /// <summary>The address with its checksum, or nothing when it is none or the checksum is wrong.</summary>
    public static string? Canonical(string text)
    {
        if (text.Length != Length || !text.StartsWith("0x", StringComparison.Ordinal))
            return null;
        var digits = text[2..];
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
                return null;
        }
        var lower = digits.ToLowerInvariant();
        var canonical = WithChecksum(lower);
        var claimsNothing =
            string.Equals(digits, lower, StringComparison.Ordinal)
            || string.Equals(digits, digits.ToUpperInvariant(), StringComparison.Ordinal);
        return claimsNothing || string.Equals(text, canonical, StringComparison.Ordinal) ? canonical : null;
    }

    private static string WithChecksum(string lowerDigits)
    {
        var hash = Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes(lowerDigits)));
        Span<char> text = stackalloc char[Length];
        "0x".CopyTo(text);
        for (var index = 0; index < lowerDigits.Length; index++)
            text[2 + index] = hash[index] >= '8' ? char.ToUpperInvariant(lowerDigits[index]) : lowerDigits[index];
        return text.ToString();
    }
}
