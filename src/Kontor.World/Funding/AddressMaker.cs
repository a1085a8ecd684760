using System.Buffers;
using System.Globalization;
using Kontor.World.Chains;
using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>Addresses and ids of transactions, derived from the world's seed: the same world gives out the same ones. Nobody has a key to them.</summary>
internal static class AddressMaker
{
    /// <summary>A user's own address, or, with user 0, the one that an exchange has for all.</summary>
    public static string Address(ulong seed, NetworkRecord network, string exchange, long user)
    {
        var hash = Derive("deposit address", seed, network.Name, exchange, user);
        var payload = hash.AsSpan(0, AddressRules.HashBytes);
        return network.Form switch
        {
            AddressForm.Evm => EvmAddress.Of(payload),
            AddressForm.Tron => Base58.EncodeChecked(AddressRules.TronVersion, payload),
            AddressForm.Bitcoin => Bech32.Encode("bc", [0, .. Bech32.ToGroups(payload)], Bech32.Plain),
            AddressForm.Dogecoin => Base58.EncodeChecked(AddressRules.DogecoinVersion, payload),
            AddressForm.Solana => Base58.Encode(hash),
            AddressForm.Ripple => Base58.EncodeChecked(AddressRules.RippleVersion, payload, Base58.RippleDigits),
            _ => Bech32.Encode("iota", Bech32.ToGroups([0, .. hash]), Bech32.Plain),
        };
    }

    /// <summary>The number beside a shared address that says which user is meant: no two users of an exchange have the same.</summary>
    public static string Memo(ulong seed, NetworkRecord network, string exchange, long user)
    {
        var hash = Derive("memo", seed, network.Name, exchange, 0);
        var first = (long)(hash[0] << 16 | hash[1] << 8 | hash[2]) + 100_000_000;
        return (first + user).ToString(CultureInfo.InvariantCulture);
    }

    public static string TxId(ulong seed, NetworkRecord network, long withdrawal)
    {
        var hash = Derive("transaction", seed, network.Name, "", withdrawal);
        return network.Form switch
        {
            AddressForm.Evm or AddressForm.Iota => $"0x{Convert.ToHexStringLower(hash)}",
            AddressForm.Solana => Base58.Encode([.. hash, .. Keccak256.Hash(hash)]),
            AddressForm.Ripple => Convert.ToHexString(hash),
            _ => Convert.ToHexStringLower(hash),
        };
    }

    private static byte[] Derive(string what, ulong seed, string network, string exchange, long number)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        writer.WriteText(what);
        writer.WriteFixed(seed);
        writer.WriteText(network);
        writer.WriteText(exchange);
        writer.WriteLong(number);
        return Keccak256.Hash(output.WrittenSpan);
    }
}
