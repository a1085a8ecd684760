namespace Kontor.Bench;

/// <summary>The file of results: one section per benchmark, each replaced on its own.</summary>
public static class BenchResults
{
    public static void Replace(string file, string name, string section)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file).ToList() : ["# Benchmarks", "", "Written by `./bench/run NAME`."];
        var start = lines.IndexOf($"## {name}");
        if (start < 0)
        {
            // The file ends with its last line, and a heading stands apart.
            lines.Add("");
            start = lines.Count;
        }
        var end = lines.FindIndex(Math.Min(start + 1, lines.Count), line => line.StartsWith("## ", StringComparison.Ordinal));
        lines.RemoveRange(start, (end < 0 ? lines.Count : end) - start);
        lines.InsertRange(start, [$"## {name}", "", .. section.Split('\n'), ""]);
        File.WriteAllText(file, string.Join('\n', lines).TrimEnd() + "\n");
    }
}
