using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>The creation code of our contracts, compiled once for all tests.</summary>
internal static class Compiled
{
    private static readonly Lazy<Task<JsonNode>> s_contracts = new(CompileAsync);

    public static async Task<string> CodeAsync(string contract) => "0x" + (string)(await s_contracts.Value)[contract]!;

    private static async Task<JsonNode> CompileAsync()
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Clients.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("compile.mjs");
        start.ArgumentList.Add(Clients.Contracts);
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"The contracts do not compile (after 'npm ci' in {Clients.Folder}?): {await errors}");
        return JsonNode.Parse(await output)!;
    }
}
