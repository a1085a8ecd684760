using Kontor.Server;

namespace Kontor.Conformance.Harness;

/// <summary>The table of rows that no client has met yet, and as its last line how many were.</summary>
internal static class CoverageReport
{
    public static int Print(string directory)
    {
        if (!Directory.Exists(directory))
        {
            Console.Error.WriteLine($"There is no coverage in {directory}: run the conformance tests first.");
            return 2;
        }

        var reached = Directory.EnumerateFiles(directory, "*.tsv").SelectMany(File.ReadLines).ToHashSet(StringComparer.Ordinal);
        var (all, hit) = (0, 0);
        foreach (var (dialect, rows) in ErrorTables.ByDialect)
        {
            var open = rows.Where(row => !reached.Contains(Coverage.Line(row))).ToList();
            all += rows.Count;
            hit += rows.Count - open.Count;
            Console.WriteLine($"{dialect}: {rows.Count - open.Count} of {rows.Count}");
            foreach (var row in open)
                Console.WriteLine($"  not reached  {row.Code, -6} {row.Section, -24} {row.Message}");
        }

        Console.WriteLine($"reached {hit} of {all}");
        return 0;
    }
}
