using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Chains.Utxo;

/// <summary>A final block as the history holds it: its header, and where its transactions begin among the deeds.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct UtxoBlockRow : IHistoryRow
{
    public long Height;
    public long BlockMs;
    public Hash32 Hash;
    public Hash32 ParentHash;
    public Hash32 MerkleRoot;
    public uint Version;
    public uint TimeS;
    public uint Bits;
    public uint Nonce;

    /// <summary>The first row of its transactions: every block has one at least.</summary>
    public long FirstDeed;

    public int ContentBytes;
    public int Chain;

    readonly long IHistoryRow.Owner => Chain;
    readonly long IHistoryRow.TimeMs => BlockMs;

    internal readonly UtxoHeader ToHeader() =>
        new()
        {
            Version = Version,
            Parent = ParentHash,
            MerkleRoot = MerkleRoot,
            TimeS = TimeS,
            Bits = Bits,
            Nonce = Nonce,
        };
}
