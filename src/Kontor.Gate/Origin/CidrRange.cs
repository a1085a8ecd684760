using System.Globalization;

namespace Kontor.Gate.Origin;

/// <summary>All addresses from the first to the last, as one prefix covers them. A single address is a range of one.</summary>
public readonly record struct CidrRange
{
    private const int Bits = 128;
    private const int V4Offset = 96;

    private CidrRange(UInt128 address, int prefixBits)
    {
        var hostBits = prefixBits == 0 ? UInt128.MaxValue : (UInt128.One << (Bits - prefixBits)) - 1;
        (First, Last, PrefixBits) = (new IpKey(address & ~hostBits), new IpKey(address | hostBits), prefixBits);
    }

    public IpKey First { get; }
    public IpKey Last { get; }

    /// <summary>The length of the prefix among 128 bits; an IPv4 prefix is 96 longer than it is written.</summary>
    public int PrefixBits { get; }

    public bool Contains(IpKey address) => First <= address && address <= Last;

    /// <summary>
    /// Reads an address or an address with a prefix length. Bits beyond the prefix are masked away and reported in
    /// <paramref name="note"/>: operators write <c>10.1.2.3/8</c> and mean the network. When it fails, the note is the reason.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CidrRange range, out string? note)
    {
        range = default;
        note = null;
        var slash = text.IndexOf('/');
        var addressText = slash < 0 ? text : text[..slash];
        if (!IpKey.TryParse(addressText, out var address))
        {
            note = $"'{text}': '{addressText}' is not an IP address.";
            return false;
        }

        var isDotted = !addressText.Contains(':');
        var prefixMax = isDotted ? Bits - V4Offset : Bits;
        var prefix = prefixMax;
        if (slash >= 0 && !TryParsePrefix(text[(slash + 1)..], prefixMax, out prefix))
        {
            note = $"'{text}': the prefix length has to be a number from 0 to {prefixMax}.";
            return false;
        }

        range = new CidrRange(address.Value, isDotted ? prefix + V4Offset : prefix);
        if (range.First != address)
            note = $"'{text}' has bits set beyond its prefix; it is taken as {range}.";
        return true;
    }

    public static CidrRange Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var range, out var note) ? range : throw new FormatException(note);

    public override string ToString() =>
        First.IsV4 && PrefixBits >= V4Offset ? $"{First}/{PrefixBits - V4Offset}" : $"{First}/{PrefixBits}";

    private static bool TryParsePrefix(ReadOnlySpan<char> text, int max, out int prefix) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out prefix)
        && prefix <= max
        && (text.Length == 1 || (text[0] != '0' && text.Length <= 3));
}
