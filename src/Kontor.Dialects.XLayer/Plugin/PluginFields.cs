using System.Text.Json;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Plugin;

/// <summary>A contract in the words of Etherscan.</summary>
internal static class PluginFields
{
    public static void Write(Utf8JsonWriter json, VerificationJob? source, VerificationJob? proxy, string noAbi)
    {
        var (sent, facts) = (source?.Source, source?.Facts);
        json.WriteStartObject();
        json.WriteString("SourceCode"u8, CodeOf(sent));
        json.WriteString("ABI"u8, facts?.Abi ?? noAbi);
        json.WriteString("ContractName"u8, facts?.ContractName ?? "");
        json.WriteString("CompilerVersion"u8, facts?.Compiler ?? "");
        json.WriteString("OptimizationUsed"u8, facts is null ? "" : ContractFields.Digit(facts.IsOptimized));
        json.WriteDigits("Runs"u8, facts?.Runs);
        // They are in the transaction that created the contract, and nothing here has to know them.
        json.WriteString("ConstructorArguments"u8, ""u8);
        json.WriteString("EVMVersion"u8, facts?.EvmVersion ?? "");
        json.WriteString("Library"u8, string.Join(';', (sent?.Libraries ?? []).Select(library => $"{library.Name}:{library.Address}")));
        json.WriteString("LicenseType"u8, sent?.LicenseType ?? "");
        json.WriteString("Proxy"u8, ContractFields.Digit(proxy is not null));
        json.WriteAddress("Implementation"u8, proxy?.Implementation);
        json.WriteString("SwarmSource"u8, facts?.MetadataPlace ?? "");
        json.WriteEndObject();
    }

    /// <summary>A second pair of braces tells the tools that it is a whole input and not one file.</summary>
    private static string CodeOf(SubmittedSource? source) =>
        source switch
        {
            null => "",
            { Format: SourceFormat.StandardJson } when !source.Code.StartsWith("{{", StringComparison.Ordinal) => $"{{{source.Code}}}",
            _ => source.Code,
        };
}
