using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Chains;

/// <summary>A final block as the history holds it: its header, and where its content begins among the deeds.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct ChainBlockRow : IHistoryRow
{
    public long Height;
    public long BlockMs;
    public Hash32 Hash;
    public Hash32 ParentHash;
    public Hash32 StateRoot;
    public Hash32 TransactionsRoot;
    public Hash32 ReceiptsRoot;
    public Address20 Miner;
    public long GasLimit;
    public long GasUsed;
    public long BaseFee;
    public int Fork;

    /// <summary>The first row of its content, or 0 when nothing happened in it.</summary>
    public long FirstDeed;

    public int ContentBytes;
    public int SizeBytes;
    public int Chain;

    readonly long IHistoryRow.Owner => Chain;
    readonly long IHistoryRow.TimeMs => BlockMs;

    internal readonly BlockHeader ToHeader() =>
        new()
        {
            Height = Height,
            ParentHash = ParentHash,
            Miner = Miner,
            StateRoot = StateRoot,
            TransactionsRoot = TransactionsRoot,
            ReceiptsRoot = ReceiptsRoot,
            GasLimit = GasLimit,
            GasUsed = GasUsed,
            BaseFee = BaseFee,
            TimeS = BlockMs / 1000,
            Fork = Fork,
        };
}
