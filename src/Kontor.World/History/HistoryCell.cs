using System.Runtime.InteropServices;

namespace Kontor.World.History;

/// <summary>A row as it is stored: the stream's own header, then the row itself.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct HistoryCell<TRow>
    where TRow : unmanaged, IHistoryRow
{
    /// <summary>See <see cref="RowSeal"/>: it stands first.</summary>
    public uint Seal;

    /// <summary>The row before this one of the same owner, or 0.</summary>
    public long PreviousId;

    /// <summary>A row further back of the same owner, or 0. See <see cref="OwnerHeads"/>.</summary>
    public long JumpId;

    public TRow Row;
}
