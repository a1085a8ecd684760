using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// The header of a block in Ethereum's form of the London upgrade: sixteen fields, RLP-encoded, and the hash of the block is the Keccak-256
/// of that.
/// </summary>
public sealed record BlockHeader
{
    public const long GasLimitDefault = 30_000_000;

    /// <summary>Keccak-256 of the RLP of an empty list: the uncles of a block that has none.</summary>
    private static readonly byte[] s_noUncles = Keccak256.Hash(new RlpList().Encode());

    public required long Height { get; init; }
    public required Hash32 ParentHash { get; init; }
    public Address20 Miner { get; init; }
    public required Hash32 StateRoot { get; init; }
    public Hash32 TransactionsRoot { get; init; } = s_emptyRoot;
    public Hash32 ReceiptsRoot { get; init; } = s_emptyRoot;
    public LogsBloom Bloom { get; init; } = s_noLogs;
    public long GasLimit { get; init; } = GasLimitDefault;
    public long GasUsed { get; init; }
    public long BaseFee { get; init; }

    /// <summary>The chain's own time: whole seconds, as every contract on it would see them.</summary>
    public required long TimeS { get; init; }

    /// <summary>
    /// How often the chain was rewritten before this block, as its extra data: otherwise a block that is mined again at the same instant
    /// would be the same block.
    /// </summary>
    public int Fork { get; init; }

    private static readonly Hash32 s_emptyRoot = new(IndexTrie.EmptyRoot);
    private static readonly LogsBloom s_noLogs = new();

    public byte[] Encode() =>
        new RlpList()
            .Add(ParentHash)
            .Add(s_noUncles)
            .Add(Miner)
            .Add(StateRoot)
            .Add(TransactionsRoot)
            .Add(ReceiptsRoot)
            .Add(Bloom.Bits)
            .Add(UInt128.Zero)
            .Add((UInt128)Height)
            .Add((UInt128)GasLimit)
            .Add((UInt128)GasUsed)
            .Add((UInt128)TimeS)
            .Add((UInt128)Fork)
            .Add(new byte[32])
            .Add(new byte[8])
            .Add((UInt128)BaseFee)
            .Encode();

    public Hash32 Hash() => Hash32.Of(Encode());

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Height);
        writer.WriteHash(ParentHash);
        writer.WriteAddress(Miner);
        writer.WriteHash(StateRoot);
        writer.WriteHash(TransactionsRoot);
        writer.WriteHash(ReceiptsRoot);
        writer.WriteLong(GasLimit);
        writer.WriteLong(GasUsed);
        writer.WriteLong(BaseFee);
        writer.WriteLong(TimeS);
        writer.WriteLong(Fork);
    }

    /// <summary>All but the bloom, which follows from the logs of the block.</summary>
    internal static BlockHeader Read(ref RecordReader reader) =>
        new()
        {
            Height = reader.ReadLong(),
            ParentHash = reader.ReadHash(),
            Miner = reader.ReadAddress(),
            StateRoot = reader.ReadHash(),
            TransactionsRoot = reader.ReadHash(),
            ReceiptsRoot = reader.ReadHash(),
            GasLimit = reader.ReadLong(),
            GasUsed = reader.ReadLong(),
            BaseFee = reader.ReadLong(),
            TimeS = reader.ReadLong(),
            Fork = (int)reader.ReadLong(),
        };
}
