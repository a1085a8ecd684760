using System.Runtime.InteropServices;
using Kontor.Chains.Columns;

namespace Kontor.Chains.Queries;

/// <summary>
/// Goes down from the newest row that stands in any of a few disjoint lists and in a range. Where the range ends is found by searching, so it
/// costs the same to begin anywhere.
/// </summary>
internal sealed class RowWalk(int low, int high) : IListCollector
{
    private const int None = -1;

    private readonly List<Part> _parts = [];

    private record struct Part(PostingWalk Walk, int From);

    public void Add(PostingList list)
    {
        var (from, to) = (list.CountBelow(low), list.CountBelow(high));
        if (from < to)
            _parts.Add(new Part(list.WalkDownFrom(to - 1), from));
    }

    /// <summary>The row it stands at, or none (-1) at the end.</summary>
    public int Row => Newest() is var part and >= 0 ? _parts[part].Walk.Row : None;

    public void MoveDown()
    {
        ref var part = ref CollectionsMarshal.AsSpan(_parts)[Newest()];
        var walk = part.Walk;
        walk.MoveDown();
        part.Walk = walk;
    }

    private int Newest()
    {
        var (newest, row) = (None, None);
        for (var part = 0; part < _parts.Count; part++)
        {
            var walk = _parts[part].Walk;
            if (walk.Position >= _parts[part].From && walk.Row > row)
                (newest, row) = (part, walk.Row);
        }
        return newest;
    }
}
