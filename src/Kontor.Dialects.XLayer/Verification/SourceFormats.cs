using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>What the contract calls the forms in which a source may come.</summary>
internal static class SourceFormats
{
    public const string SingleFile = "solidity-single-file";
    public const string StandardJson = "solidity-standard-json-input";
    public const string Vyper = "vyper";

    public static string WordOf(SourceFormat format) =>
        format switch
        {
            SourceFormat.StandardJson => StandardJson,
            SourceFormat.Vyper => Vyper,
            _ => SingleFile,
        };
}
