using Kontor.World.Chains;

namespace Kontor.World.Tests;

/// <summary>A source, and what a compiler might have said of it.</summary>
internal static class VerificationSamples
{
    public static SubmittedSource Source { get; } =
        new()
        {
            Code = "contract Coin { }",
            ContractName = "Coin",
            Format = SourceFormat.SingleFile,
            CompilerVersion = "v0.8.37+commit.f401782d",
            IsOptimized = true,
            Runs = 200,
            EvmVersion = "cancun",
            LicenseType = "MIT",
            ViaIr = true,
        };

    public static CompiledFacts Facts { get; } =
        new()
        {
            Compiler = "v0.8.37+commit.f401782d",
            ContractName = "Coin",
            Abi = "[]",
            IsOptimized = true,
            Runs = 200,
            EvmVersion = "cancun",
            MetadataPlace = "ipfs://00",
            IsExact = true,
        };
}
