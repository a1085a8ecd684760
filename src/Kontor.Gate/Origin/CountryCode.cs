namespace Kontor.Gate.Origin;

/// <summary>An ISO 3166-1 code of two letters, packed. The default value is "not known".</summary>
public readonly record struct CountryCode : IComparable<CountryCode>
{
    private CountryCode(ushort packed) => Packed = packed;

    /// <summary>The two letters as two bytes, for snapshots; 0 when not known.</summary>
    public ushort Packed { get; }

    public bool IsKnown => Packed != 0;

    public static bool TryParse(ReadOnlySpan<char> text, out CountryCode code)
    {
        var isCode = text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
        code = isCode ? new CountryCode((ushort)((text[0] << 8) | text[1])) : default;
        return isCode;
    }

    public static CountryCode Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a country of two capital letters.");

    internal static CountryCode Unpack(ushort packed) => packed == 0 ? default : Parse([(char)(packed >> 8), (char)(packed & 0xFF)]);

    public int CompareTo(CountryCode other) => Packed.CompareTo(other.Packed);

    public static bool operator <(CountryCode left, CountryCode right) => left.Packed < right.Packed;

    public static bool operator >(CountryCode left, CountryCode right) => left.Packed > right.Packed;

    public static bool operator <=(CountryCode left, CountryCode right) => left.Packed <= right.Packed;

    public static bool operator >=(CountryCode left, CountryCode right) => left.Packed >= right.Packed;

    public override string ToString() => IsKnown ? $"{(char)(Packed >> 8)}{(char)(Packed & 0xFF)}" : "";
}
