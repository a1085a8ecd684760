namespace Kontor.World.History;

/// <summary>A row with its number.</summary>
public readonly record struct HistoryEntry<TRow>(long Id, TRow Row)
    where TRow : unmanaged, IHistoryRow;
