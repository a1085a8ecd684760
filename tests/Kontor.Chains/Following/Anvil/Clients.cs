namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>Where the packages of third parties are: in the sources, because they are not copied beside the built tests.</summary>
internal static class Clients
{
    public static string Folder { get; } = Find(Path.Combine("tests", "Conformance", "clients"));

    public static string Contracts { get; } = Find(Path.Combine("tests", "Kontor.Chains", "Following", "Contracts"));

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, folder)))
                return Path.Combine(at.FullName, folder);
        }

        throw new DirectoryNotFoundException($"There is no folder '{folder}' above the tests.");
    }
}
