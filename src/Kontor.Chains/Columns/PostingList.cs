using System.Numerics;

namespace Kontor.Chains.Columns;

/// <summary>One list as it was when somebody looked at it.</summary>
internal readonly struct PostingList(Column<int> arena, long head)
{
    public int Count => (int)(head >> 32);

    private int Tail => (int)head;

    public int this[int position]
    {
        get => arena[ChunkAt(position) + 1 + PlaceInChunk(position)];
    }

    /// <summary>How many entries are below a row.</summary>
    public int CountBelow(int row)
    {
        if (Count == 0)
            return 0;
        // The chunks are walked back to the first that begins below the row; the answer lies in it or at its end.
        var chunk = Tail;
        var order = ChunkOf(Count - 1);
        var inChunk = PlaceInChunk(Count - 1) + 1;
        while (arena[chunk + 1] >= row)
        {
            if (order == 0)
                return 0;
            chunk = arena[chunk];
            inChunk = 1 << --order;
        }
        var (low, high) = (1, inChunk);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (arena[chunk + 1 + middle] < row)
                low = middle + 1;
            else
                high = middle;
        }
        return (1 << order) - 1 + low;
    }

    /// <summary>The entries up to a position that stand beside it in memory, that of the position last. Never none.</summary>
    public ReadOnlySpan<int> RunUpTo(int position)
    {
        var place = PlaceInChunk(position);
        return arena.RunUpTo(ChunkAt(position) + 1 + place, place + 1);
    }

    public PostingWalk WalkDownFrom(int position) => new(arena, this, position);

    /// <summary>Where the chunk stands that holds a position.</summary>
    internal int ChunkAt(int position)
    {
        var chunk = Tail;
        for (var steps = ChunkOf(Count - 1) - ChunkOf(position); steps > 0; steps--)
            chunk = arena[chunk];
        return chunk;
    }

    internal static (int Count, int Tail) Unpack(long head) => ((int)(head >> 32), (int)head);

    internal static long Pack(int count, int tail) => ((long)count << 32) | (uint)tail;

    internal static int PlaceInChunk(int position) => position + 1 - (1 << ChunkOf(position));

    private static int ChunkOf(int position) => BitOperations.Log2((uint)position + 1);
}

/// <summary>Goes from one entry of a list to the one before it, and so on.</summary>
internal struct PostingWalk
{
    private readonly Column<int> _arena;
    private int _chunk;
    private int _place;
    private int _position;

    internal PostingWalk(Column<int> arena, PostingList list, int position)
    {
        _arena = arena;
        _position = position;
        if (position < 0)
            return;
        _chunk = list.ChunkAt(position);
        _place = PostingList.PlaceInChunk(position);
    }

    public readonly int Position => _position;

    public readonly int Row => _arena[_chunk + 1 + _place];

    public void MoveDown()
    {
        _position--;
        if (_place > 0)
        {
            _place--;
            return;
        }
        _chunk = _arena[_chunk];
        _place = _position < 0 ? 0 : PostingList.PlaceInChunk(_position);
    }
}
