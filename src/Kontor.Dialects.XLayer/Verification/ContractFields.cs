using System.Text.Json;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>How a contract is shown of which the source is known, or where it leads.</summary>
internal static class ContractFields
{
    public static void Write(Utf8JsonWriter json, VerificationJob? source, VerificationJob? proxy)
    {
        var (sent, facts) = (source?.Source, source?.Facts);
        json.WriteStartObject();
        json.WriteString("sourceCode"u8, sent?.Code ?? "");
        json.WriteString("contractName"u8, facts?.ContractName ?? "");
        json.WriteString("compilerVersion"u8, facts?.Compiler ?? "");
        json.WriteString("compilerType"u8, sent is null ? "" : SourceFormats.WordOf(sent.Format));
        json.WriteString("optimization"u8, facts is null ? "" : Digit(facts.IsOptimized));
        json.WriteDigits("optimizationRuns"u8, facts?.Runs);
        json.WriteString("contractAbi"u8, facts?.Abi ?? "");
        json.WriteString("evmVersion"u8, facts?.EvmVersion ?? "");
        json.WriteString("licenseType"u8, sent?.LicenseType ?? "");
        json.WriteStartArray("libraryInfo"u8);
        foreach (var library in sent?.Libraries ?? [])
        {
            json.WriteStartObject();
            json.WriteString("libraryName"u8, library.Name);
            json.WriteAddress("libraryAddress"u8, library.Address);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("proxy"u8, Digit(proxy is not null));
        json.WriteAddress("implementation"u8, proxy?.Implementation);
        json.WriteString("swarmSource"u8, facts?.MetadataPlace ?? "");
        json.WriteEndObject();
    }

    public static string Digit(bool isSo) => isSo ? "1" : "0";
}
