using System.Buffers.Binary;

namespace Kontor.World.Chains.Utxo;

/// <summary>The header of a block: 80 bytes, and the block is known by their hash.</summary>
public readonly record struct UtxoHeader
{
    public const int Bytes = 80;

    /// <summary>Blocks that follow the rules of today and vote for none of tomorrow.</summary>
    public const uint VersionDefault = 0x2000_0000;

    /// <summary>
    /// The lowest difficulty there is, that of Bitcoin's own chains for tests: every other hash is good enough, so the work that a header
    /// proves is two tries. Nobody competes in a world, and looking longer would only make it slow.
    /// </summary>
    public const uint EasiestBits = 0x207F_FFFF;

    public UtxoHeader() { }

    public uint Version { get; init; } = VersionDefault;
    public required Hash32 Parent { get; init; }
    public required Hash32 MerkleRoot { get; init; }

    /// <summary>Seconds. After the year 2106 they begin again at zero, as Bitcoin has 32 bits for them.</summary>
    public required uint TimeS { get; init; }

    public uint Bits { get; init; } = EasiestBits;
    public uint Nonce { get; init; }

    public byte[] Encode()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Version);
        Parent.CopyTo(bytes.AsSpan(4));
        MerkleRoot.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(68), TimeS);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(72), Bits);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(76), Nonce);
        return bytes;
    }

    /// <summary>Reads what <see cref="Encode"/> writes.</summary>
    public static UtxoHeader Decode(ReadOnlySpan<byte> bytes) =>
        new()
        {
            Version = BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            Parent = new Hash32(bytes.Slice(4, Hash32.Bytes)),
            MerkleRoot = new Hash32(bytes.Slice(36, Hash32.Bytes)),
            TimeS = BinaryPrimitives.ReadUInt32LittleEndian(bytes[68..]),
            Bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[72..]),
            Nonce = BinaryPrimitives.ReadUInt32LittleEndian(bytes[76..]),
        };

    public Hash32 Hash() => DoubleSha.Of(Encode());

    /// <summary>The header with the first nonce that makes its hash good enough for <see cref="EasiestBits"/>.</summary>
    internal UtxoHeader Solved()
    {
        var header = this;
        while (!IsSolved(header.Hash()))
            header = header with { Nonce = header.Nonce + 1 };
        return header;
    }

    // The highest bit of the number, which is the highest one of the last byte, is zero.
    internal static bool IsSolved(Hash32 hash) => hash.ToArray()[^1] < 0x80;
}
