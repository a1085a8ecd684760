using System.Numerics;

namespace Kontor.Chains.Columns;

/// <summary>
/// Gives every key a dense number, in the order of their coming, and finds it again. The newest keys can be taken away: nothing that came later
/// has been placed behind them, so their slots are simply cleared. One thread changes it while others look up.
/// </summary>
internal sealed class InternTable<TKey>(int chunkBits = Column.ChunkBits)
    where TKey : struct, IEquatable<TKey>
{
    public const int None = -1;

    private readonly Column<TKey> _keys = new(chunkBits);
    private int[] _slots = new int[64];

    public int Count => _keys.Count;

    public long Bytes => _keys.Bytes + (long)_slots.Length * sizeof(int);

    public ref readonly TKey this[int number] => ref _keys[number];

    public int Find(in TKey key)
    {
        var slots = Volatile.Read(ref _slots);
        for (var at = Place(key, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            var number = Volatile.Read(ref slots[at]) - 1;
            if (number < 0 || _keys[number].Equals(key))
                return number;
        }
    }

    /// <summary>Takes in a key that is not there yet.</summary>
    public int Add(in TKey key)
    {
        if ((Count + 1) * 3L > _slots.Length * 2L)
            Grow();
        var number = _keys.Add(key);
        Put(_slots, key, number);
        return number;
    }

    public void Truncate(int count)
    {
        for (var number = Count - 1; number >= count; number--)
        {
            var at = Place(_keys[number], _slots.Length);
            while (_slots[at] != number + 1)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = 0;
        }
        _keys.Truncate(count);
    }

    private void Grow()
    {
        var grown = new int[checked(_slots.Length * 2)];
        for (var number = 0; number < Count; number++)
            Put(grown, _keys[number], number);
        Volatile.Write(ref _slots, grown);
    }

    private static void Put(int[] slots, in TKey key, int number)
    {
        var at = Place(key, slots.Length);
        while (slots[at] != 0)
            at = (at + 1) & (slots.Length - 1);
        Volatile.Write(ref slots[at], number + 1);
    }

    // Hash codes may differ in their low bits only a little; the multiplication carries all of them into the high ones.
    private static int Place(in TKey key, int slots) =>
        (int)(((uint)key.GetHashCode() * 0x9E37_79B1u) >> (32 - BitOperations.Log2((uint)slots)));
}
