using Kontor.Chains.Columns;
using Kontor.Chains.Rows;

namespace Kontor.Chains.Writing;

/// <summary>Puts the rows of movements into the lists of both sides, and takes them out again.</summary>
internal sealed class Postings(PostingLists lists)
{
    private const int Directions = 3;

    public void Post(ref int sender, ref int receiver, int row, bool isSelf)
    {
        Push(ref sender, isSelf ? Direction.Self : Direction.Out, row);
        if (!isSelf)
            Push(ref receiver, Direction.In, row);
    }

    public void Unpost(ref int sender, ref int receiver, int row, bool isSelf, int listsKept)
    {
        Pop(ref sender, isSelf ? Direction.Self : Direction.Out, row, listsKept);
        if (!isSelf)
            Pop(ref receiver, Direction.In, row, listsKept);
    }

    public void Push(ref int group, Direction direction, int row)
    {
        if (group == 0)
            Volatile.Write(ref group, lists.New(Directions) + 1);
        lists.Push(group - 1 + (int)direction, row);
    }

    public void PushSingle(ref int list, int row)
    {
        if (list == 0)
            Volatile.Write(ref list, lists.New(1) + 1);
        lists.Push(list - 1, row);
    }

    public void PopSingle(ref int list, int row, int listsKept)
    {
        lists.Pop(list - 1, row);
        if (list - 1 >= listsKept && lists[list - 1].Count == 0)
            list = 0;
    }

    public void Pop(ref int group, Direction direction, int row, int listsKept)
    {
        var first = group - 1;
        lists.Pop(first + (int)direction, row);
        // Lists that did not exist at the height one goes back to are given up with their last row.
        if (first >= listsKept && lists[first].Count + lists[first + 1].Count + lists[first + 2].Count == 0)
            group = 0;
    }
}
