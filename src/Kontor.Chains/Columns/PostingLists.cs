using System.Numerics;
using Kontor.World;

namespace Kontor.Chains.Columns;

/// <summary>
/// Very many lists of row numbers, each ascending, in one arena. A list is a chain of chunks of 1, 2, 4, … entries, each beginning with the place of
/// the one before: the newest half stands in the last chunk, and any entry is found in a few steps. Count and last chunk of a list are
/// written as one word, so a reader on another thread always sees both or neither. Entries are taken away in the reverse order of their coming.
/// </summary>
internal sealed class PostingLists
{
    private readonly Column<long> _heads = new();
    private readonly Column<int> _arena = new(16);

    public int Count => _heads.Count;

    public int ArenaCount => _arena.Count;

    public long Bytes => _heads.Bytes + _arena.Bytes;

    /// <summary>Makes empty lists with neighbouring numbers, and tells the first.</summary>
    public int New(int lists)
    {
        var first = _heads.Count;
        for (var list = 0; list < lists; list++)
            _heads.Add(0);
        return first;
    }

    public PostingList this[int list] => new(_arena, Volatile.Read(ref _heads[list]));

    public void Push(int list, int row)
    {
        ref var head = ref _heads[list];
        var (count, tail) = PostingList.Unpack(head);
        if (BitOperations.IsPow2(count + 1))
            tail = AddChunk(count + 1, tail);
        _arena[tail + 1 + PostingList.PlaceInChunk(count)] = row;
        Volatile.Write(ref head, PostingList.Pack(count + 1, tail));
    }

    public void Pop(int list, int expectedRow)
    {
        ref var head = ref _heads[list];
        var (count, tail) = PostingList.Unpack(head);
        Invariant.Holds(count > 0 && _arena[tail + 1 + PostingList.PlaceInChunk(count - 1)] == expectedRow);
        if (BitOperations.IsPow2(count))
            tail = _arena[tail];
        head = PostingList.Pack(count - 1, tail);
    }

    /// <summary>Forgets the newest lists and the room of the newest chunks, after everything in them was taken away.</summary>
    public void Truncate(int lists, int arenaCount)
    {
        _heads.Truncate(lists);
        _arena.Truncate(arenaCount);
    }

    private int AddChunk(int entries, int previous)
    {
        var place = _arena.Count;
        _arena.Reserve(entries + 1);
        _arena[place] = previous;
        return place;
    }
}
