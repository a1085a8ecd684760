using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Kontor.Catalog.Generator;

/// <summary>A row of errors.tsv that parsed, with the name and the type its member gets.</summary>
internal sealed record TableRow(string Member, string Type, IReadOnlyList<string> Columns);

/// <summary>What is wrong with a line of errors.tsv.</summary>
internal sealed record TableFault(int Line, string Reason);

/// <summary>Reads errors.tsv. A table with one bad row yields no rows at all: the build stops and names every fault.</summary>
internal static class ErrorTable
{
    public const string Header = "key\tcode\thttp\tretry\tsection\tmessage\tcause";
    private const int SlotsMax = 2;
    private static readonly string[] s_retries = ["never", "later", "unknown", "ask"];

    public static (IReadOnlyList<TableRow> Rows, IReadOnlyList<TableFault> Faults) Parse(IEnumerable<string> lines)
    {
        var rows = new List<TableRow>();
        var faults = new List<TableFault>();
        var members = new HashSet<string>();
        var number = -1;
        var hasHeader = false;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!hasHeader)
            {
                hasHeader = true;
                if (line != Header)
                    faults.Add(new TableFault(number, $"the first line must be the header '{Header.Replace("\t", "<tab>")}'"));
                continue;
            }

            if (Row(line, members, out var reason) is { } row)
                rows.Add(row);
            else
                faults.Add(new TableFault(number, reason));
        }

        if (!hasHeader)
            faults.Add(new TableFault(0, "the table is empty"));
        return (faults.Count == 0 ? rows : [], faults);
    }

    private static TableRow? Row(string line, HashSet<string> members, out string reason)
    {
        var columns = line.Split('\t');
        reason = "";
        if (columns.Length != 7)
            reason = $"{columns.Length} columns instead of 7";
        else if (MemberName(columns[0]) is not { } member)
            reason = $"'{columns[0]}' is no key";
        else if (!int.TryParse(columns[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            reason = $"the code '{columns[1]}' is no number";
        else if (!int.TryParse(columns[2], NumberStyles.None, CultureInfo.InvariantCulture, out var http) || http is < 100 or > 599)
            reason = $"'{columns[2]}' is no HTTP status";
        else if (System.Array.IndexOf(s_retries, columns[3]) < 0)
            reason = $"retry is never, later, unknown or ask, not '{columns[3]}'";
        else if (columns[5].Length == 0 || columns[6].Length == 0)
            reason = "message and cause must not be empty";
        else if (SlotTypes(columns[5], out var slotFault) is not { } types)
            reason = slotFault;
        else if (!members.Add(member))
            reason = $"the key '{columns[0]}' stands twice";
        else
            return new TableRow(member, types.Count == 0 ? "PlainError" : $"ErrorRow<{string.Join(", ", types)}>", columns);
        return null;
    }

    /// <summary><c>header_key_empty</c> and <c>ACCESS_KEY_EMPTY.limit_range</c> become Pascal case.</summary>
    public static string? MemberName(string key)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var c in key)
        {
            if (c is '_' or '.')
            {
                isStart = true;
                continue;
            }

            if (c > 127 || !char.IsLetterOrDigit(c))
                return null;
            name.Append(isStart ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            isStart = false;
        }

        return name.Length > 0 && char.IsLetter(name[0]) ? name.ToString() : null;
    }

    /// <summary>The types of a message's slots in order, or null when it has too many or one that nobody knows.</summary>
    private static List<string>? SlotTypes(string message, out string fault)
    {
        fault = "";
        var types = new List<string>();
        for (var i = 0; i < message.Length; i++)
        {
            if (SlotAt(message, i) is not { } slot)
            {
                if (message[i] == '%' && i + 1 < message.Length && char.IsLetter(message[i + 1]))
                {
                    fault = $"nobody knows the slot '{message.Substring(i, 2)}'";
                    return null;
                }

                continue;
            }

            types.Add(slot == "%d" ? "long" : "string");
            i += slot.Length - 1;
        }

        if (types.Count <= SlotsMax)
            return types;
        fault = $"a message has at most {SlotsMax} slots, this one has {types.Count}";
        return null;
    }

    private static string? SlotAt(string message, int at)
    {
        foreach (var slot in (string[])["%s", "%d", "[field]", "<reason>", "{0}", "{1}"])
        {
            if (string.CompareOrdinal(message, at, slot, 0, slot.Length) == 0)
                return slot;
        }

        return null;
    }
}
