namespace Kontor.World.History;

/// <summary>Placeholder surface, replaced on merge.</summary>
public sealed class HistoryStream<TRow>(string name, int hotMax)
    where TRow : unmanaged, IHistoryRow
{
    private readonly List<TRow> _rows = [];
    public string Name => name;
    public int HotMax => hotMax;
    public long NextId => _rows.Count + 1;

    public long Add(in TRow row)
    {
        _rows.Add(row);
        return _rows.Count;
    }

    public bool TryRead(long id, out TRow row)
    {
        row = id >= 1 && id < NextId ? _rows[(int)id - 1] : default;
        return id >= 1 && id < NextId;
    }

    public IEnumerable<(long Id, TRow Row)> NewestFirst(long owner, long fromMs = 0, long toMs = long.MaxValue)
    {
        for (var id = _rows.Count; id >= 1; id--)
        {
            var row = _rows[id - 1];
            if (row.Owner == owner && row.TimeMs >= fromMs && row.TimeMs <= toMs)
                yield return (id, row);
        }
    }
}
