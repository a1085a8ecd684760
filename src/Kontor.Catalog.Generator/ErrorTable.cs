using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Kontor.Catalog.Generator;

/// <summary>An <c>errors.tsv</c>, read as far as it can be: its good rows, and a fault for each bad line.</summary>
public sealed class ErrorTable
{
    public const string Header = "key\tcode\thttp\tretry\tsection\tmessage\tcause";
    private static readonly string[] Columns = Header.Split('\t');

    private readonly Dictionary<string, string> _keyOfMember = [];
    private readonly List<TableRow> _rows = [];
    private readonly List<TableFault> _faults = [];

    private ErrorTable() { }

    public IReadOnlyList<TableRow> Rows => _rows;
    public IReadOnlyList<TableFault> Faults => _faults;

    public static ErrorTable Read(SourceText text)
    {
        var table = new ErrorTable();
        var headerSeen = false;
        foreach (var line in text.Lines)
        {
            var content = line.ToString();
            if (content.Length == 0 || content[0] == '#')
                continue;
            if (headerSeen)
                table.ReadRow(line, content.Split('\t'));
            else if (content == Header)
                headerSeen = true;
            else
                break;
        }

        if (!headerSeen)
            table._faults.Add(new TableFault(text.Lines[0], $"the table must begin with the header row '{Header.Replace("\t", "<tab>")}'"));
        return table;
    }

    private void ReadRow(TextLine line, string[] cells)
    {
        if (RowFault(cells, out var row) is { } reason)
        {
            _faults.Add(new TableFault(line, reason));
            return;
        }

        if (_keyOfMember.TryGetValue(row!.Member, out var earlier))
        {
            _faults.Add(new TableFault(line, $"key '{row.Key}' and the earlier key '{earlier}' both become 'Errors.{row.Member}'"));
            return;
        }

        _keyOfMember.Add(row.Member, row.Key);
        _rows.Add(row);
    }

    private static string? RowFault(string[] cells, out TableRow? row)
    {
        row = null;
        if (cells.Length != Columns.Length)
            return $"the row has {cells.Length} columns; it must have {Columns.Length}";
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Length == 0 || cells[i] != cells[i].Trim())
                return $"column '{Columns[i]}' is empty or has blanks around it";
        }

        if (MemberName.From(cells[0]) is not { } member)
            return $"key '{cells[0]}' can be no C# member; write lower_snake_case, or UPPER_SNAKE_CASE with an optional '.lower_snake_case'";
        if (WholeNumber(cells[1], NumberStyles.AllowLeadingSign) is not { } code)
            return $"code '{cells[1]}' is no whole number";
        if (WholeNumber(cells[2], NumberStyles.None) is not (>= 100 and <= 599 and var http))
            return $"http '{cells[2]}' is no HTTP status";
        if (RetryMember(cells[3]) is not { } retry)
            return $"retry '{cells[3]}' is unknown; write never, later, unknown or ask";
        if (SlotTypes.Read(cells[5], out var slotTypes) is { } slotFault)
            return slotFault;

        row = new TableRow(cells[0], member, code, http, retry, cells[4], cells[5], cells[6], slotTypes);
        return null;
    }

    /// <summary>The number, if the text is exactly how that number is printed: the text is what goes over the wire.</summary>
    private static int? WholeNumber(string text, NumberStyles styles) =>
        int.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : null;

    private static string? RetryMember(string word) =>
        word switch
        {
            "never" => "Never",
            "later" => "Later",
            "unknown" => "Unknown",
            "ask" => "Ask",
            _ => null,
        };
}
