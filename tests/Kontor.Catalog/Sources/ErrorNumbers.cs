using System.Text.RegularExpressions;

namespace Kontor.Catalog.Tests.Sources;

/// <summary>Finds numbers of the error tables in C# text: in code, in strings and in comments.</summary>
internal static partial class ErrorNumbers
{
    // 1000 is the only code that ordinary code needs as an ordinary number, and three digits say nothing.
    private static readonly HashSet<string> Known =
    [
        .. Dialects.Rows.Select(row => row.Code.TrimStart('-')).Where(digits => digits.Length >= 4 && digits is not "1000"),
    ];

    public static IEnumerable<string> In(string line) => Number().Matches(line).Select(match => match.Value).Where(Known.Contains);

    /// <summary>A whole number: not a part of a name, of hexadecimal digits, of a fraction, or of a number with separators.</summary>
    [GeneratedRegex(@"(?<!\w|\d\.)\d{4,}(?=[uUlLmMdDfF]{0,2}(?!\w))(?!\.\d)", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
