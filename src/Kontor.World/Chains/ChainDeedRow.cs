using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Chains;

/// <summary>
/// A piece of what happened in a final block. Transactions are of any length and rows are not, so the content of a block is cut into pieces
/// that follow each other.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct ChainDeedRow : IHistoryRow
{
    internal const int PieceBytes = 224;

    public long BlockMs;
    public int Chain;
    public DeedPiece Piece;

    readonly long IHistoryRow.Owner => Chain;
    readonly long IHistoryRow.TimeMs => BlockMs;
}

[InlineArray(ChainDeedRow.PieceBytes)]
public struct DeedPiece
{
    private byte _first;
}
