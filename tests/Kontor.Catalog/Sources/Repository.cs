namespace Kontor.Catalog.Tests.Sources;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file under <c>src</c> that a person wrote.</summary>
    public static IEnumerable<string> SourceFiles =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(IsWritten)
            .Order(StringComparer.Ordinal);

    private static bool IsWritten(string path) =>
        !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kontor.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Kontor.slnx above {AppContext.BaseDirectory}.");
    }
}
