namespace Kontor.World.Matching;

/// <summary>
/// The prices of one side of a book, sorted with the best at the end: nearly all that happens, happens there, so that little has to be
/// moved. At the far end of the deepest book there is, 128 KB are moved at once, which takes microseconds and happens to nobody who trades.
/// </summary>
internal sealed class BookSide(Side side)
{
    public const int LevelsMax = 16_384;

    // A price and the number of its level share one long, the price in front: one array to search and one to move. Prices have 41 bits with
    // their sign, and the numbers of all levels of both sides fit into 16.
    private const int LevelBits = 16;
    private const long LevelMask = (1L << LevelBits) - 1;

    private long[] _entries = new long[64];

    public int Count { get; private set; }

    /// <summary>The level at a depth, 0 being the best.</summary>
    public int this[int depth] => LevelOf(Count - 1 - depth);

    public int LevelOf(int index) => (int)(_entries[index] & LevelMask);

    /// <summary>The index of a price, or the complement of where it belongs.</summary>
    public int Find(long priceTicks)
    {
        var (entries, first) = (_entries, Entry(priceTicks, level: 0));
        var (from, length) = (0, Count);
        if (length == 0 || entries[length - 1] < first)
            return ~length;
        // Where a price lies cannot be foreseen, and a branch that is guessed wrong costs more than the whole step: the sign of the
        // difference, which is all ones or all zeros, is used instead.
        while (length > 1)
        {
            var half = length >> 1;
            from += half & (int)((entries[from + half - 1] - first) >> 63);
            length -= half;
        }
        return entries[from] >> LevelBits == first >> LevelBits ? from : ~from;
    }

    public void Insert(int index, long priceTicks, int level)
    {
        Invariant.Holds(Count < LevelsMax && level is >= 0 and <= (int)LevelMask);
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        _entries.AsSpan(index, Count - index).CopyTo(_entries.AsSpan(index + 1));
        _entries[index] = Entry(priceTicks, level);
        Count++;
    }

    public void RemoveAt(int index)
    {
        Count--;
        _entries.AsSpan(index + 1, Count - index).CopyTo(_entries.AsSpan(index));
    }

    // Prices of sellers are negated: on both sides the greatest is the best.
    private long Entry(long priceTicks, int level) => ((side == Side.Buy ? priceTicks : -priceTicks) << LevelBits) | (uint)level;
}
