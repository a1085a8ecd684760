using System.Diagnostics;
using System.Text.Json.Nodes;
using Kontor.Chains.Tests.Following.Anvil;

namespace Kontor.Conformance.XLayer;

/// <summary>Contracts to verify, and the compiler that the venue is given, called without the venue.</summary>
internal static class Sources
{
    public const string Compiler = "v0.8.37+commit.f401782d";

    /// <summary>A contract with everything that makes comparing hard: a library, and a value that only its creation knows.</summary>
    public const string Purse = """
        // SPDX-License-Identifier: MIT
        pragma solidity ^0.8.0;
        library Sums { function add(uint a, uint b) external pure returns (uint) { return a + b; } }
        contract Purse {
            uint immutable public limit;
            constructor(uint most) { limit = most; }
            function room(uint more) external view returns (uint) { return Sums.add(limit, more); }
        }
        """;

    public const string Box = """
        // SPDX-License-Identifier: MIT
        pragma solidity ^0.8.0;
        contract Box {
            uint public held;
            function put(uint more) external { held += more; }
        }
        """;

    /// <summary>Keeps the place where it leads in the slot of EIP-1967, and passes on whatever it is called with.</summary>
    public const string Gate = """
        // SPDX-License-Identifier: MIT
        pragma solidity ^0.8.0;
        contract Gate {
            constructor(address target) {
                assembly { sstore(0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc, target) }
            }
            fallback() external payable {
                assembly {
                    calldatacopy(0, 0, calldatasize())
                    let done := delegatecall(gas(), sload(0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc), 0, calldatasize(), 0, 0)
                    returndatacopy(0, 0, returndatasize())
                    if done { return(0, returndatasize()) }
                    revert(0, returndatasize())
                }
            }
        }
        """;

    // No more than is needed: the script loses what a pipe does not take at once.
    private static readonly string[] s_wanted =
    [
        "evm.bytecode.object",
        "evm.deployedBytecode.object",
        "evm.deployedBytecode.linkReferences",
        "evm.deployedBytecode.immutableReferences",
    ];

    /// <summary>The compiler, as an operator names it.</summary>
    public static string Solc { get; } = Path.Combine(Clients.Folder, "node_modules", "solc", "solc.js");

    /// <summary>What the compiler makes of one contract: the code that creates it and the code that runs.</summary>
    public static async Task<(string Creation, JsonNode Runtime)> CompileAsync(
        string source,
        string name,
        bool isOptimized = false,
        string? file = null
    )
    {
        file ??= $"{name}.sol";
        var output = await CompileAsync(StandardJson(source, file, isOptimized));
        var evm = output["contracts"]![file]![name]!["evm"]!;
        return ("0x" + (string)evm["bytecode"]!["object"]!, evm["deployedBytecode"]!);
    }

    public static JsonObject StandardJson(string source, string file, bool isOptimized = false) =>
        new()
        {
            ["language"] = "Solidity",
            ["sources"] = new JsonObject { [file] = new JsonObject { ["content"] = source } },
            ["settings"] = new JsonObject
            {
                ["optimizer"] = new JsonObject { ["enabled"] = isOptimized, ["runs"] = 200 },
                ["outputSelection"] = new JsonObject
                {
                    ["*"] = new JsonObject { ["*"] = new JsonArray([.. s_wanted.Select(one => (JsonNode)one)]) },
                },
            },
        };

    /// <summary>The code as it would lie on a chain: linked, and with the values that its creation filled in.</summary>
    public static string Settle(JsonNode runtime, string? library = null, byte immutable = 0)
    {
        var digits = ((string)runtime["object"]!).ToCharArray();
        foreach (var file in runtime["linkReferences"]!.AsObject())
        foreach (var places in file.Value!.AsObject())
        foreach (var place in places.Value!.AsArray())
            library!.AsSpan(2).CopyTo(digits.AsSpan((int)place!["start"]! * 2));
        foreach (var places in runtime["immutableReferences"]!.AsObject())
        foreach (var place in places.Value!.AsArray())
            Convert.ToHexStringLower([immutable]).CopyTo(0, digits, ((int)place!["start"]! + (int)place["length"]! - 1) * 2, 2);
        return "0x" + new string(digits);
    }

    /// <summary>The code that creates a contract, with the address of its one library: the compiler leaves the same signs wherever it belongs.</summary>
    public static string Link(string creation, JsonNode runtime, string library)
    {
        var digits = (string)runtime["object"]!;
        var at = digits.IndexOf("__$", StringComparison.Ordinal);
        return creation.Replace(digits.Substring(at, 40), library[2..], StringComparison.Ordinal);
    }

    private static async Task<JsonNode> CompileAsync(JsonObject input)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Solc);
        start.ArgumentList.Add("--standard-json");
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input.ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        var text = await output;
        return JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!;
    }
}
