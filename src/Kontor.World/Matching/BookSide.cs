namespace Kontor.World.Matching;

/// <summary>
/// The prices of one side of a book, sorted with the best at the end: nearly all that happens, happens there, so that little has to be
/// moved. At the far end of the deepest book there is, 192 KB are moved at once, which takes microseconds and not a walk through a tree.
/// </summary>
internal sealed class BookSide(Side side)
{
    public const int LevelsMax = 16_384;

    // Prices of buyers as they are, of sellers negated: on both sides the greatest is the best.
    private long[] _keys = new long[64];
    private int[] _levels = new int[64];

    public int Count { get; private set; }

    /// <summary>The level at a depth, 0 being the best.</summary>
    public int this[int depth] => _levels[Count - 1 - depth];

    /// <summary>The index of a price, or the complement of where it belongs.</summary>
    public int Find(long priceTicks)
    {
        var key = Key(priceTicks);
        var (low, high) = (0, Count - 1);
        // Most orders come in near the best price.
        for (var probe = 0; probe < 4 && high >= 0; probe++, high--)
        {
            if (_keys[high] == key)
                return high;
            if (_keys[high] < key)
                return ~(high + 1);
        }
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (_keys[middle] == key)
                return middle;
            if (_keys[middle] < key)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }

    public int LevelOf(int index) => _levels[index];

    public void Insert(int index, long priceTicks, int level)
    {
        Invariant.Holds(Count < LevelsMax);
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _levels, Count * 2);
        }
        Array.Copy(_keys, index, _keys, index + 1, Count - index);
        Array.Copy(_levels, index, _levels, index + 1, Count - index);
        _keys[index] = Key(priceTicks);
        _levels[index] = level;
        Count++;
    }

    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_keys, index + 1, _keys, index, Count - index);
        Array.Copy(_levels, index + 1, _levels, index, Count - index);
    }

    private long Key(long priceTicks) => side == Side.Buy ? priceTicks : -priceTicks;
}
