using System.Globalization;
using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>What an address of each form looks like. Only its writing can be judged: whether anybody has its key, nobody knows.</summary>
public static class AddressRules
{
    internal const byte TronVersion = 0x41;
    internal const byte DogecoinVersion = 0x1E;
    internal const byte RippleVersion = 0x00;
    internal const int HashBytes = 20;
    internal const int KeyBytes = 32;

    private const byte DogecoinScriptVersion = 0x16;
    private const byte BitcoinVersion = 0x00;
    private const byte BitcoinScriptVersion = 0x05;
    private const int IotaPayloadBytes = 1 + KeyBytes;

    /// <summary>The address in the one way it is compared by, or nothing when it is none of that form.</summary>
    public static string? Canonical(AddressForm form, string address) =>
        form switch
        {
            AddressForm.Evm => EvmAddress.Canonical(address),
            AddressForm.Tron => If(address, Base58.VersionOf(address, HashBytes) == TronVersion),
            AddressForm.Bitcoin => Bitcoin(address),
            AddressForm.Dogecoin => If(address, Base58.VersionOf(address, HashBytes) is DogecoinVersion or DogecoinScriptVersion),
            AddressForm.Solana => If(address, Base58.Decode(address) is { Length: KeyBytes }),
            AddressForm.Ripple => If(address, Base58.VersionOf(address, HashBytes, Base58.RippleDigits) == RippleVersion),
            _ => Iota(address),
        };

    /// <summary>Where a memo is needed it is a number of 32 bits without zeros in front; elsewhere there is none.</summary>
    public static bool IsMemo(NetworkRecord network, string memo) =>
        network.NeedsMemo
            ? uint.TryParse(memo, NumberStyles.None, CultureInfo.InvariantCulture, out var tag)
                && string.Equals(memo, tag.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : memo.Length == 0;

    private static string? If(string address, bool isValid) => isValid ? address : null;

    private static string? Bitcoin(string address) =>
        Base58.VersionOf(address, HashBytes) is BitcoinVersion or BitcoinScriptVersion ? address : Witness(OneCase(address));

    // Version 0 holds the hash of a key or of a script, with the plain checksum; version 1 and later ones use the modified one.
    private static string? Witness(string address)
    {
        if (Bech32.Decode("bc", address, out var target) is not { Length: > 1 } groups)
            return null;
        var bytes = Bech32.BytesIn(groups.AsSpan(1));
        var isValid =
            groups[0] == 0
                ? target == Bech32.Plain && bytes is HashBytes or KeyBytes
                : groups[0] <= 16 && target == Bech32.Modified && bytes is >= 2 and <= 40;
        return isValid ? address : null;
    }

    private static string? Iota(string address)
    {
        var lower = OneCase(address);
        var isValid =
            Bech32.Decode("iota", lower, out var target) is { } groups
            && target == Bech32.Plain
            && Bech32.BytesIn(groups) == IotaPayloadBytes;
        return isValid ? lower : null;
    }

    // Upper case alone is as good as lower case alone, for the sake of QR codes; a mixture is a mistake.
    private static string OneCase(string address) =>
        string.Equals(address, address.ToUpperInvariant(), StringComparison.Ordinal) ? address.ToLowerInvariant() : address;
}
