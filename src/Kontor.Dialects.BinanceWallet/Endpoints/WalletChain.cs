using Kontor.Dialects.BinanceWallet.Wire;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>How a chain writes its addresses.</summary>
internal enum AddressForm : byte
{
    /// <summary><c>0x</c> and 40 hexadecimal digits in any case.</summary>
    Evm,

    /// <summary>32 bytes in Base58; the case of letters matters.</summary>
    Solana,
}

/// <summary>A chain that the wallet knows.</summary>
/// <param name="Id">EIP-155 number, or <c>CT_</c> and the SLIP-44 coin type.</param>
/// <param name="WorldChain">The chain's name in the world. A chain that the world has not holds nothing.</param>
internal sealed record WalletChain(string Id, string Name, string ShortName, string WorldChain, AddressForm Form = AddressForm.Evm)
{
    /// <summary>The vendor lists ten and publishes only four of them; the others are the usual ones. The last one is this world's own. The order is the order of the answer.</summary>
    public static IReadOnlyList<WalletChain> All { get; } =
    [
        new("1", "Ethereum", "ETH", "eth"),
        new("56", "BNB Smart Chain", "BSC", "bsc"),
        new("8453", "Base", "BASE", "base"),
        new("42161", "Arbitrum One", "ARB", "arb"),
        new("10", "OP Mainnet", "OP", "op"),
        new("137", "Polygon", "POL", "pol"),
        new("43114", "Avalanche C-Chain", "AVAX", "avax"),
        new("59144", "Linea", "LINEA", "linea"),
        new("534352", "Scroll", "SCROLL", "scroll"),
        new("CT_501", "Solana", "SOL", "sol", AddressForm.Solana),
        new("196", "X Layer", "XLAYER", "xlayer"),
    ];

    public string LogoUrl { get; } = $"https://img.example/chains/{ShortName.ToLowerInvariant()}.png";

    public static WalletChain? Find(string id)
    {
        foreach (var chain in All)
        {
            if (chain.Id == id)
                return chain;
        }

        return null;
    }

    public bool IsAddress(string text) => Form == AddressForm.Evm ? WalletAddress.IsEvm(text) : WalletAddress.IsSolana(text);

    public bool IsHash(string text) => Form == AddressForm.Evm ? WalletAddress.IsEvmHash(text) : WalletAddress.IsSolanaSignature(text);

    /// <summary>The spelling by which the world knows an address or a contract.</summary>
    public string Normal(string address) => Form == AddressForm.Evm ? address.ToLowerInvariant() : address;
}
