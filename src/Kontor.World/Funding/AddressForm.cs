namespace Kontor.World.Funding;

/// <summary>How addresses of a network are written. A number, once used, keeps its meaning for ever.</summary>
public enum AddressForm : byte
{
    /// <summary>0x and 40 hexadecimal digits, whose mixed case is a checksum (EIP-55).</summary>
    Evm = 1,

    /// <summary>Base58 with a checksum; begins with T.</summary>
    Tron = 2,

    /// <summary>Bech32, or one of the two older Base58 kinds.</summary>
    Bitcoin = 3,

    /// <summary>Base58 with a checksum; begins with D, 9 or A.</summary>
    Dogecoin = 4,

    /// <summary>Base58 of 32 bytes, without a checksum.</summary>
    Solana = 5,

    /// <summary>Base58 of another alphabet, with a checksum; begins with r. The memo is a destination tag.</summary>
    Ripple = 6,

    /// <summary>Bech32; begins with iota1.</summary>
    Iota = 7,
}
