using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kontor.World.History;

/// <summary>Something that rows can be read from by number.</summary>
internal interface ICellSource<TRow>
    where TRow : unmanaged, IHistoryRow
{
    bool TryRead(long id, out HistoryCell<TRow> cell);
}

/// <summary>What memory holds of a stream. Belongs to the writer's thread.</summary>
internal sealed class HotCells<TRow>(HistoryStream<TRow> stream) : ICellSource<TRow>
    where TRow : unmanaged, IHistoryRow
{
    public bool TryRead(long id, out HistoryCell<TRow> cell) => stream.TryReadHot(id, out cell);
}

/// <summary>What the store holds of a stream. Any thread may read it.</summary>
internal sealed class ColdCells<TRow>(IHistoryRows? stored) : ICellSource<TRow>
    where TRow : unmanaged, IHistoryRow
{
    public bool TryRead(long id, out HistoryCell<TRow> cell)
    {
        cell = default;
        return stored is not null && stored.TryRead(id, Cells.BytesOf(ref cell));
    }
}

internal static class Cells
{
    public static int SizeOf<TRow>()
        where TRow : unmanaged, IHistoryRow => Unsafe.SizeOf<HistoryCell<TRow>>();

    public static Span<byte> BytesOf<TRow>(ref HistoryCell<TRow> cell)
        where TRow : unmanaged, IHistoryRow => MemoryMarshal.AsBytes(new Span<HistoryCell<TRow>>(ref cell));
}
