namespace Kontor.World.Codec;

/// <summary>Addresses with a readable prefix and a checksum that finds every mistake of up to four characters (BIP-173, BIP-350).</summary>
internal static class Bech32
{
    private const string Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int ChecksumDigits = 6;
    private const int LengthMax = 90;

    /// <summary>What the checksum comes to: one for the first version of the form, the other for its successor.</summary>
    public const uint Plain = 1;
    public const uint Modified = 0x2BC830A3;

    /// <summary>Groups of five bits, as the digits hold them.</summary>
    public static byte[] ToGroups(ReadOnlySpan<byte> bytes)
    {
        var groups = new List<byte>();
        var (bits, pending) = (0, 0);
        foreach (var next in bytes)
        {
            pending = (pending << 8) | next;
            for (bits += 8; bits >= 5; )
            {
                bits -= 5;
                groups.Add((byte)((pending >> bits) & 31));
            }
            pending &= (1 << bits) - 1;
        }
        if (bits > 0)
            groups.Add((byte)((pending << (5 - bits)) & 31));
        return [.. groups];
    }

    /// <summary>How many bytes the groups hold, or -1 when the bits left over are more than padding.</summary>
    public static int BytesIn(ReadOnlySpan<byte> groups)
    {
        var padding = groups.Length * 5 % 8;
        var isPadded = padding < 5 && (padding == 0 || (groups[^1] & ((1 << padding) - 1)) == 0);
        return isPadded ? groups.Length * 5 / 8 : -1;
    }

    /// <summary>The bytes in the groups; none when the bits left over are more than padding.</summary>
    public static byte[] ToBytes(ReadOnlySpan<byte> groups)
    {
        var bytes = new byte[Math.Max(0, BytesIn(groups))];
        var (bits, pending, at) = (0, 0, 0);
        foreach (var group in groups)
        {
            pending = ((pending << 5) | group) & 0xFFF;
            bits += 5;
            if (bits < 8 || at == bytes.Length)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(pending >> bits);
        }
        return bytes;
    }

    public static string Encode(string prefix, ReadOnlySpan<byte> groups, uint target)
    {
        Span<byte> all = stackalloc byte[LengthMax];
        groups.CopyTo(all);
        var length = groups.Length + ChecksumDigits;
        var rest = Checksum(prefix, all[..length]) ^ target;
        for (var index = 0; index < ChecksumDigits; index++)
            all[groups.Length + index] = (byte)((rest >> (5 * (5 - index))) & 31);
        Span<char> text = stackalloc char[length];
        for (var index = 0; index < length; index++)
            text[index] = Digits[all[index]];
        return $"{prefix}1{text}";
    }

    /// <summary>The groups without their checksum, and what it came to; nothing when this is no such address with that prefix, in lower case.</summary>
    public static byte[]? Decode(string prefix, string text, out uint target)
    {
        target = 0;
        var hasPrefix = text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length && text[prefix.Length] == '1';
        var length = text.Length - prefix.Length - 1;
        if (!hasPrefix || text.Length > LengthMax || length < ChecksumDigits)
            return null;
        var groups = new byte[length];
        for (var index = 0; index < length; index++)
        {
            var group = Digits.IndexOf(text[prefix.Length + 1 + index], StringComparison.Ordinal);
            if (group < 0)
                return null;
            groups[index] = (byte)group;
        }
        target = Checksum(prefix, groups);
        return groups[..^ChecksumDigits];
    }

    private static uint Checksum(string prefix, ReadOnlySpan<byte> groups)
    {
        var sum = 1U;
        foreach (var letter in prefix)
            sum = Step(sum, letter >> 5);
        sum = Step(sum, 0);
        foreach (var letter in prefix)
            sum = Step(sum, letter & 31);
        foreach (var group in groups)
            sum = Step(sum, group);
        return sum;
    }

    private static ReadOnlySpan<uint> Generator => [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    private static uint Step(uint sum, int group)
    {
        var top = sum >> 25;
        sum = ((sum & 0x1FF_FFFF) << 5) ^ (uint)group;
        for (var bit = 0; bit < 5; bit++)
            sum ^= ((top >> bit) & 1) != 0 ? Generator[bit] : 0;
        return sum;
    }
}
