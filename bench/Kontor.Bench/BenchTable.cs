using System.Text;

namespace Kontor.Bench;

/// <summary>What a benchmark found: a sentence on what was measured, column names, rows.</summary>
public sealed record BenchTable(string Traffic, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public string ToMarkdown()
    {
        var text = new StringBuilder().Append(Traffic).Append("\n\n");
        AppendRow(text, Columns);
        AppendRow(text, [.. Columns.Select(_ => "---:")]);
        foreach (var row in Rows)
            AppendRow(text, row);
        return text.ToString().TrimEnd();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
