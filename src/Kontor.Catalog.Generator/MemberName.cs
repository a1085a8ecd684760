using System;
using System.Text;
using System.Text.RegularExpressions;

namespace Kontor.Catalog.Generator;

/// <summary>Turns a row's key into a C# member: <c>header_key_empty</c> and <c>HEADER_KEY_EMPTY</c> both become <c>HeaderKeyEmpty</c>.</summary>
public static class MemberName
{
    private static readonly Regex Key = new(
        @"^([a-z][a-z0-9]*(_[a-z0-9]+)*|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>The member, or <c>null</c> when the key can be none.</summary>
    public static string? From(string key)
    {
        if (!Key.IsMatch(key))
            return null;
        var member = new StringBuilder(key.Length);
        foreach (var word in key.Split('_', '.'))
            member.Append(char.ToUpperInvariant(word[0])).Append(word.Substring(1).ToLowerInvariant());
        var name = member.ToString();
        // "All" lists the rows, and C# allows no member that is named like its class.
        return name is "All" or ErrorsWriter.ClassName ? null : name;
    }
}
