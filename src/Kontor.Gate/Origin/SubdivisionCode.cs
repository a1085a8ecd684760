namespace Kontor.Gate.Origin;

/// <summary>An ISO 3166-2 code such as <c>UA-43</c>, packed. The default value is "not known".</summary>
public readonly record struct SubdivisionCode
{
    private const int PartMax = 3;

    private readonly uint _part;

    private SubdivisionCode(CountryCode country, uint part) => (Country, _part) = (country, part);

    public CountryCode Country { get; }

    public bool IsKnown => _part != 0;

    /// <summary>Reads the whole code, country included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SubdivisionCode code)
    {
        code = default;
        return text.Length > 3
            && text[2] == '-'
            && CountryCode.TryParse(text[..2], out var country)
            && TryMake(country, text[3..], out code);
    }

    public static SubdivisionCode Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a subdivision such as UA-43.");

    /// <summary>Makes a code of a country and the part behind the hyphen: one to three digits or capital letters.</summary>
    public static bool TryMake(CountryCode country, ReadOnlySpan<char> part, out SubdivisionCode code)
    {
        code = default;
        if (!country.IsKnown || part.Length is 0 or > PartMax)
            return false;
        uint packed = 0;
        foreach (var letter in part)
        {
            if (!char.IsAsciiLetterUpper(letter) && !char.IsAsciiDigit(letter))
                return false;
            packed = (packed << 8) | letter;
        }

        code = new SubdivisionCode(country, packed);
        return true;
    }

    public override string ToString()
    {
        Span<char> letters = stackalloc char[PartMax];
        var next = PartMax;
        for (var rest = _part; rest != 0; rest >>= 8)
            letters[--next] = (char)(rest & 0xFF);
        return IsKnown ? $"{Country}-{letters[next..]}" : "";
    }
}
