using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>The scripts of standard outputs and the addresses that they are known by.</summary>
public static class BitcoinAddress
{
    private const string Prefix = "bc";
    private const byte KeyVersion = 0x00;
    private const byte ScriptVersion = 0x05;
    private const int HashBytes = 20;
    private const int LongHashBytes = 32;

    /// <summary>Pays to the hash of a public key, in the way of today (P2WPKH).</summary>
    public static Script WitnessKeyHash(Address20 hash) => new([Opcode.Zero, HashBytes, .. hash.ToArray()]);

    /// <summary>Pays to the hash of a public key, in the oldest way (P2PKH).</summary>
    public static Script KeyHash(Address20 hash) => OfKey(hash.ToArray());

    /// <summary>Pays to the hash of a script (P2SH).</summary>
    public static Script ScriptHash(Address20 hash) => OfScript(hash.ToArray());

    /// <summary>Reads every kind of address that there is; upper case is as good as lower case where the checksum says so.</summary>
    public static bool TryParse(string address, out Script script)
    {
        script = default;
        var text = string.Equals(address, address.ToUpperInvariant(), StringComparison.Ordinal) ? address.ToLowerInvariant() : address;
        if (Bech32.Decode(Prefix, text, out var target) is { Length: > 1 } groups)
            return TryWitness(groups, target, out script);
        var version = Base58.VersionOf(address, HashBytes);
        if (version is not (KeyVersion or ScriptVersion))
            return false;
        var hash = Base58.Decode(address)!.AsSpan(1, HashBytes);
        script = version == KeyVersion ? OfKey(hash) : OfScript(hash);
        return true;
    }

    /// <summary>The address, or nothing when the script is of no standard kind.</summary>
    public static string? Of(Script script) =>
        script.Bytes switch
        {
            [Opcode.Duplicate, Opcode.Hash160, HashBytes, .. { Length: HashBytes } hash, Opcode.EqualVerify, Opcode.CheckSignature] =>
                Base58.EncodeChecked(KeyVersion, hash),
            [Opcode.Hash160, HashBytes, .. { Length: HashBytes } hash, Opcode.Equal] => Base58.EncodeChecked(ScriptVersion, hash),
            [Opcode.Zero, HashBytes, .. { Length: HashBytes } hash] => Witness(0, hash),
            [Opcode.Zero, LongHashBytes, .. { Length: LongHashBytes } hash] => Witness(0, hash),
            [>= Opcode.One and < Opcode.One + 16 and var version, var length, .. var program]
                when length == program.Length && length is >= 2 and <= 40 => Witness((byte)(version - Opcode.One + 1), program),
            _ => null,
        };

    private static Script OfKey(ReadOnlySpan<byte> hash) =>
        new([Opcode.Duplicate, Opcode.Hash160, HashBytes, .. hash, Opcode.EqualVerify, Opcode.CheckSignature]);

    private static Script OfScript(ReadOnlySpan<byte> hash) => new([Opcode.Hash160, HashBytes, .. hash, Opcode.Equal]);

    private static string Witness(byte version, ReadOnlySpan<byte> program) =>
        Bech32.Encode(Prefix, [version, .. Bech32.ToGroups(program)], version == 0 ? Bech32.Plain : Bech32.Modified);

    // Version 0 holds the hash of a key or of a script, with the plain checksum; version 1 and later ones use the modified one.
    private static bool TryWitness(byte[] groups, uint target, out Script script)
    {
        script = default;
        var version = groups[0];
        var program = Bech32.ToBytes(groups.AsSpan(1));
        var isValid =
            version == 0
                ? target == Bech32.Plain && program.Length is HashBytes or LongHashBytes
                : version <= 16 && target == Bech32.Modified && program.Length is >= 2 and <= 40;
        if (isValid)
            script = new Script([version == 0 ? Opcode.Zero : (byte)(Opcode.One + version - 1), (byte)program.Length, .. program]);
        return isValid;
    }
}
