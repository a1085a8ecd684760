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
            Treasury = Somebody(99),
            Miner = Somebody(98),
        };

    public static Word256 OneCoin { get; } = 1_000_000_000_000_000_000UL;

    public static Address20 Usdt { get; } = Address20.Parse("0x1e4a5963abfd975d8c9021ce480b42188849d41d");
    public static Address20 Birds { get; } = Somebody(201);
    public static Address20 Badges { get; } = Somebody(202);
    public static Address20 Splitter { get; } = Somebody(203);

    public static GenesisContract UsdtContract { get; } =
        new(
            Usdt,
            new ContractTerms(ContractKind.Erc20)
            {
                Name = "Tether USD",
                Symbol = "USDT",
                Decimals = 6,
            }
        );

    public static Address20 Somebody(byte number)
    {
        var bytes = new byte[Address20.Bytes];
        bytes.AsSpan().Fill(0xA0);
        bytes[^1] = number;
        return new Address20(bytes);
    }

    public static Allocation Coins(byte number, Word256 amount) => new(Somebody(number), null, amount);
}
