using Kontor.Chains.Columns;
using Kontor.Chains.Views;

namespace Kontor.Chains.Queries;

/// <summary>Is told which lists to look at.</summary>
internal interface IListCollector
{
    void Add(PostingList list);
}

/// <summary>Collects lists, then says which rows stand in them, newest first.</summary>
internal interface IRowCollector : IListCollector
{
    int Total { get; }

    int[] Newest(PageRequest page);
}

/// <summary>
/// The newest 10,000 rows that stand in any of some lists that may have rows in common, each once. There is no way to count those without
/// walking, so the window bounds the walk.
/// </summary>
internal sealed class RowWindow(int low, int high) : IRowCollector
{
    public const int RowsMax = 10_000;

    private readonly List<PostingList> _lists = [];
    private List<int>? _rows;

    public int Total => Rows.Count;

    private List<int> Rows => _rows ??= Merge();

    public void Add(PostingList list) => _lists.Add(list);

    public int[] Newest(PageRequest page)
    {
        if (page.Offset < 0 || page.Offset >= Total || page.Max <= 0)
            return [];
        var skip = (int)page.Offset;
        return [.. System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Rows).Slice(skip, Math.Min(page.Max, Total - skip))];
    }

    private List<int> Merge()
    {
        var rows = new List<int>();
        var queue = new PriorityQueue<PostingWalk, int>();
        foreach (var list in _lists)
            Put(queue, list.WalkDownFrom(list.CountBelow(high) - 1));
        while (rows.Count < RowsMax && queue.TryDequeue(out var walk, out _))
        {
            if (rows.Count == 0 || rows[^1] != walk.Row)
                rows.Add(walk.Row);
            walk.MoveDown();
            Put(queue, walk);
        }
        return rows;
    }

    private void Put(PriorityQueue<PostingWalk, int> queue, PostingWalk walk)
    {
        // The queue gives the least first; the newest row has the least of negative numbers.
        if (walk.Position >= 0 && walk.Row >= low)
            queue.Enqueue(walk, -walk.Row);
    }
}
