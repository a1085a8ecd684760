using Kontor.Chains.Columns;
using Kontor.Chains.Views;

namespace Kontor.Chains.Queries;

/// <summary>
/// The rows that stand in any of a few disjoint lists and in a range, newest first. A page at any depth costs some tens of searches:
/// the lists are cut at the row that has as many above it as are skipped, and merged from there.
/// </summary>
internal sealed class RowSet(int low, int high) : IRowCollector
{
    private const int WalkMax = 64;

    private readonly List<Part> _parts = [];

    private readonly record struct Part(PostingList List, int From, int To);

    public int Total { get; private set; }

    public void Add(PostingList list)
    {
        var (from, to) = (list.CountBelow(low), list.CountBelow(high));
        if (from >= to)
            return;
        _parts.Add(new Part(list, from, to));
        Total += to - from;
    }

    public int[] Newest(PageRequest page)
    {
        if (page.Offset < 0 || page.Offset >= Total || page.Max <= 0)
            return [];
        var rows = new int[Math.Min(page.Max, Total - page.Offset)];
        var skip = (int)page.Offset;
        if (_parts.Count == 1)
        {
            CutSingle(skip);
            skip = 0;
        }
        else if (skip > WalkMax)
        {
            CutAt(skip);
            skip = 0;
        }
        Merge(skip, rows);
        return rows;
    }

    private void CutSingle(int skip) => _parts[0] = _parts[0] with { To = _parts[0].To - skip };

    /// <summary>Finds the row with exactly so many at or above it, and cuts all lists there.</summary>
    private void CutAt(int skip)
    {
        var (lowest, highest) = (low, high);
        while (lowest < highest)
        {
            var middle = lowest + ((highest - lowest) >> 1);
            if (CountFrom(middle) > skip)
                lowest = middle + 1;
            else
                highest = middle;
        }
        for (var part = 0; part < _parts.Count; part++)
            _parts[part] = _parts[part] with { To = Math.Clamp(_parts[part].List.CountBelow(lowest), _parts[part].From, _parts[part].To) };
    }

    private int CountFrom(int row)
    {
        var count = 0;
        foreach (var (list, from, to) in _parts)
            count += to - Math.Clamp(list.CountBelow(row), from, to);
        return count;
    }

    private void Merge(int skip, int[] rows)
    {
        Span<PostingWalk> walks = new PostingWalk[_parts.Count];
        for (var part = 0; part < walks.Length; part++)
            walks[part] = _parts[part].List.WalkDownFrom(_parts[part].To - 1);
        for (var at = -skip; at < rows.Length; at++)
        {
            var newest = Newest(walks);
            if (at >= 0)
                rows[at] = walks[newest].Row;
            walks[newest].MoveDown();
        }
    }

    private int Newest(ReadOnlySpan<PostingWalk> walks)
    {
        var newest = -1;
        for (var part = 0; part < walks.Length; part++)
        {
            if (walks[part].Position >= _parts[part].From && (newest < 0 || walks[part].Row > walks[newest].Row))
                newest = part;
        }
        return newest;
    }
}
