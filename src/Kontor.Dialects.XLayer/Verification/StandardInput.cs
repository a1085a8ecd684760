using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>What a compiler is given, made of what somebody submitted, and what of the settings is shown later.</summary>
internal sealed record StandardInput(string Json, string? File, string Name, bool IsOptimized, int Runs, string EvmVersion)
{
    private const int RunsDefault = 200;
    private const string EvmDefault = "Default";

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    // What the compiler is to say, and a search for mistakes that may take hours, is not for the submitter to decide.
    private static readonly string[] s_ours = ["outputSelection", "modelChecker", "stopAfter"];

    /// <summary>Nothing where a compiler could make nothing of it.</summary>
    public static StandardInput? Of(SubmittedSource source)
    {
        var colon = source.ContractName.LastIndexOf(':');
        var (file, name) = colon < 0 ? (null, source.ContractName) : (source.ContractName[..colon], source.ContractName[(colon + 1)..]);
        return source.Format switch
        {
            SourceFormat.SingleFile => OfSingleFile(source, file ?? $"{name}.sol", name),
            SourceFormat.StandardJson => OfStandardJson(source, file, name),
            _ => null,
        };
    }

    private static StandardInput OfSingleFile(SubmittedSource source, string file, string name)
    {
        var isOptimized = source.IsOptimized ?? false;
        var settings = new JsonObject
        {
            ["optimizer"] = new JsonObject { ["enabled"] = isOptimized, ["runs"] = source.Runs ?? RunsDefault },
        };
        if (!IsDefault(source.EvmVersion))
            settings["evmVersion"] = source.EvmVersion;
        if (source.ViaIr)
            settings["viaIR"] = true;
        var sources = new JsonObject { [file] = new JsonObject { ["content"] = source.Code } };
        return Create(sources, settings, file, name);
    }

    private static StandardInput? OfStandardJson(SubmittedSource source, string? file, string name)
    {
        if (ParseObject(source.Code) is not { } given || given["sources"] is not JsonObject files)
            return null;
        if (given["language"] is { } language && TextOf(language) != "Solidity")
            return null;
        var sources = new JsonObject();
        foreach (var (path, one) in files)
        {
            // Addresses of files are not followed: what is compiled is what was sent.
            if (TextOf((one as JsonObject)?["content"]) is not { } content)
                return null;
            sources[path] = new JsonObject { ["content"] = content };
        }
        var settings = given["settings"] is JsonObject wanted ? wanted.DeepClone().AsObject() : [];
        foreach (var ours in s_ours)
            settings.Remove(ours);
        return Create(sources, settings, file, name);
    }

    private static StandardInput Create(JsonObject sources, JsonObject settings, string? file, string name)
    {
        settings["outputSelection"] = new JsonObject
        {
            [file ?? "*"] = new JsonObject
            {
                [name] = new JsonArray(
                    "abi",
                    "evm.deployedBytecode.object",
                    "evm.deployedBytecode.linkReferences",
                    "evm.deployedBytecode.immutableReferences"
                ),
            },
        };
        var optimizer = settings["optimizer"] as JsonObject;
        var isOptimized = optimizer?["enabled"] is JsonValue enabled && enabled.TryGetValue(out bool on) && on;
        var runs = optimizer?["runs"] is JsonValue times && times.TryGetValue(out int count) && count >= 0 ? count : RunsDefault;
        var evm = TextOf(settings["evmVersion"]) is { Length: > 0 and < 64 } version ? version : EvmDefault;
        var input = new JsonObject
        {
            ["language"] = "Solidity",
            ["sources"] = sources,
            ["settings"] = settings,
        };
        return new StandardInput(input.ToJsonString(), file, name, isOptimized, runs, evm);
    }

    /// <summary>Some tools put a second pair of braces around it.</summary>
    private static JsonObject? ParseObject(string text)
    {
        var json = text.AsSpan().Trim();
        if (json.StartsWith("{{") && json.EndsWith("}}"))
            json = json[1..^1];
        try
        {
            return JsonNode.Parse(json.ToString(), documentOptions: s_options) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static bool IsDefault(string evmVersion) =>
        evmVersion.Length == 0 || evmVersion.Equals(EvmDefault, StringComparison.OrdinalIgnoreCase);
}
