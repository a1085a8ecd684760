namespace Kontor.Catalog.Tests.Contracts;

/// <summary>A published error table, as facts to compare ours with. Which columns it has differs from contract to contract.</summary>
internal sealed class PublishedTable
{
    private readonly string[] _columns;

    private PublishedTable(string[] columns, IReadOnlyList<string[]> rows) => (_columns, Rows) = (columns, rows);

    public IReadOnlyList<string[]> Rows { get; }

    public static PublishedTable Read(string dialect)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Contracts", $"{dialect}.tsv"));
        return new PublishedTable(lines[0].Split('\t'), [.. lines.Skip(1).Select(line => line.Split('\t'))]);
    }

    public bool Has(string column) => Array.IndexOf(_columns, column) >= 0;

    public string Cell(int row, string column) => Rows[row][Array.IndexOf(_columns, column)];
}
