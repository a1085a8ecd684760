using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kontor.Catalog.Generator;

/// <summary>Reads the slots of a message. The spellings are those of <c>MessageTemplate</c>, which fills them.</summary>
public static class SlotTypes
{
    public const int SlotsMax = 2;

    // Wider than the known spellings on purpose: what looks like a slot and is none of ours must stop the build, not reach a client.
    private static readonly Regex LooksLikeSlot = new(
        @"%[A-Za-z%]|\{[^}]*\}?|\[[a-z_]+\]|<[^>]*>?",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>Reads the slots into their C# types. Returns what is wrong with them, or <c>null</c>.</summary>
    public static string? Read(string message, out IReadOnlyList<string> types)
    {
        var found = new List<string>();
        types = found;
        var numbered = 0;
        foreach (Match match in LooksLikeSlot.Matches(message))
        {
            switch (match.Value)
            {
                case "%d":
                    found.Add("long");
                    break;
                case "%s" or "[field]" or "<reason>":
                    found.Add("string");
                    break;
                // Slots are filled from left to right, so a numbered one must stand at its number.
                case var text when text == "{" + numbered.ToString(CultureInfo.InvariantCulture) + "}":
                    numbered++;
                    found.Add("string");
                    break;
                default:
                    return $"'{match.Value}' is no known slot here; write %s, %d, [field], <reason>, or {{0}} before {{1}}";
            }
        }

        return found.Count > SlotsMax ? $"the message has {found.Count} slots; a row has at most {SlotsMax}" : null;
    }
}
