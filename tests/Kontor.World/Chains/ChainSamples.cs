using Kontor.World.Chains;

namespace Kontor.World.Tests;

public static class ChainSamples
{
    public static ChainRecord XLayer { get; } =
        new()
        {
            Name = "xlayer",
            ChainId = 196,
            FullName = "X Layer Mainnet",
            ShortName = "xlayer",
            NativeSymbol = "OKB",
            NativeDecimals = 18,
            GenesisMs = TestWorld.StartMs - 1_000,
        };
}
