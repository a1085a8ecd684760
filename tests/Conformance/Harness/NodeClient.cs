using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kontor.Conformance.Harness;

/// <summary>Runs a script of the folder 'clients', in which unmodified third-party clients talk to a venue.</summary>
internal static class NodeClient
{
    /// <summary>What the script said on its last line.</summary>
    public static async Task<JsonNode> RunAsync(string script, params IReadOnlyList<string> arguments)
    {
        var directory = ClientsDirectory();
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments.Prepend(script))
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"The client failed (after 'npm ci' in {directory}?): {await errors}");
        return JsonNode.Parse(await output)!;
    }

    /// <summary>The folder of the sources, because the client's packages are not copied beside the built tests.</summary>
    private static string ClientsDirectory()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var clients = Path.Combine(at.FullName, "clients");
            if (File.Exists(Path.Combine(clients, "package.json")))
                return clients;
        }

        throw new DirectoryNotFoundException("There is no folder 'clients' above the tests.");
    }
}
