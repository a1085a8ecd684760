using System.Globalization;

namespace Kontor.Gate.Origin;

/// <summary>
/// Reads addresses without allocation and without the forms the system parser still takes: octal and hexadecimal parts, fewer than
/// four of them, ports and scopes. What two readers understand differently is a hole in an address list.
/// </summary>
internal static class IpText
{
    private const int GroupsMax = 8;

    public static bool TryParseV4(ReadOnlySpan<char> text, out IpKey key)
    {
        key = default;
        uint address = 0;
        for (var part = 0; part < 4; part++)
        {
            var end = part < 3 ? text.IndexOf('.') : text.Length;
            if (end < 0 || !TryParsePart(text[..end], out var value))
                return false;
            address = (address << 8) | value;
            text = part < 3 ? text[(end + 1)..] : [];
        }

        key = IpKey.FromV4(address);
        return true;
    }

    public static bool TryParseV6(ReadOnlySpan<char> text, out IpKey key)
    {
        key = default;
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            if (!TryParseGroups(text, out var whole, out var count) || count != GroupsMax)
                return false;
            key = new IpKey(whole);
            return true;
        }

        // An IPv4 tail belongs to the end of the address, so none may stand before the gap.
        var left = text[..gap];
        var right = text[(gap + 2)..];
        if (
            left.Contains('.')
            || !TryParseGroups(left, out var high, out var highCount)
            || !TryParseGroups(right, out var low, out var lowCount)
        )
            return false;
        // The gap stands for at least one group.
        if (highCount + lowCount >= GroupsMax)
            return false;
        key = new IpKey((highCount == 0 ? UInt128.Zero : high << (16 * (GroupsMax - highCount))) | low);
        return true;
    }

    private static bool TryParsePart(ReadOnlySpan<char> text, out byte value)
    {
        value = 0;
        return text.Length is >= 1 and <= 3
            && (text.Length == 1 || text[0] != '0')
            && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    // Groups between colons; the last may be a dotted IPv4 address and then counts as two.
    private static bool TryParseGroups(ReadOnlySpan<char> text, out UInt128 value, out int count)
    {
        (value, count) = (0, 0);
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(':');
            var group = end < 0 ? text : text[..end];
            if (end < 0 && group.Contains('.'))
            {
                if (!TryParseV4(group, out var tail))
                    return false;
                value = (value << 32) | (uint)tail.Value;
                count += 2;
                return count <= GroupsMax;
            }

            if (group.Length > 4 || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
                return false;
            value = (value << 16) | bits;
            if (++count > GroupsMax)
                return false;
            if (end < 0)
                return true;
            text = text[(end + 1)..];
            if (text.IsEmpty)
                return false;
        }

        return true;
    }
}
