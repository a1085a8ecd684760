using System.Numerics;
using System.Runtime.InteropServices;
using Kontor.World.Codec;

namespace Kontor.World.History;

/// <summary>
/// Where each owner's chain of rows ends, and what the next row has to be linked to. The n-th row of an owner links to the (n-1)-th and
/// jumps to the one numbered n without its lowest one-bit, as in a Fenwick tree: from any row, every older one is at most log² n links away.
/// For the next jump a head needs the newest row at each power of two, which is one number per doubling of the owner's history.
/// </summary>
internal sealed class OwnerHeads
{
    // Long enough for four doublings at a time, so that a head grows only a few times in its life.
    private const int LevelsStep = 4;
    private const int LevelsMax = 63;

    private readonly Dictionary<long, int> _slots = [];
    private Head[] _heads = new Head[16];

    private struct Head
    {
        public long Rows;
        public long NewestMs;

        /// <summary>By the number of trailing zeros in an owner's row number: the id of the newest such row.</summary>
        public long[]? NewestAt;
    }

    public int Count => _slots.Count;

    public long NewestOf(long owner) => _slots.TryGetValue(owner, out var slot) ? NewestOf(_heads[slot]) : 0;

    /// <summary>Puts the row at the end of its owner's chain and says what it links to; 0 is nothing.</summary>
    public (long PreviousId, long JumpId) Link(long owner, long timeMs, long id)
    {
        ref var head = ref Open(owner);
        Invariant.Holds(timeMs >= head.NewestMs);
        var previous = NewestOf(head);
        var number = head.Rows + 1;
        var level = BitOperations.TrailingZeroCount(number);
        var jumpNumber = number - (1L << level);
        var jump = jumpNumber == 0 ? 0 : head.NewestAt![BitOperations.TrailingZeroCount(jumpNumber)];
        if (head.NewestAt is null || level >= head.NewestAt.Length)
            Array.Resize(ref head.NewestAt, Math.Min(LevelsMax, level + LevelsStep));
        head.NewestAt[level] = id;
        head.Rows = number;
        head.NewestMs = timeMs;
        return (previous, jump);
    }

    public void Save(ref RecordWriter writer)
    {
        var owners = _slots.Keys.ToArray();
        Array.Sort(owners);
        writer.WriteCount(owners.Length);
        foreach (var owner in owners)
        {
            var head = _heads[_slots[owner]];
            writer.WriteLong(owner);
            writer.WriteLong(head.Rows);
            writer.WriteLong(head.NewestMs);
            for (var level = 0; level < LevelsOf(head.Rows); level++)
                writer.WriteLong(head.NewestAt![level]);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            ref var head = ref Open(reader.ReadLong());
            head.Rows = reader.ReadLong();
            head.NewestMs = reader.ReadLong();
            if (head.Rows <= 0)
                throw new InvalidDataException($"An owner with {head.Rows} rows of history.");
            head.NewestAt = new long[Math.Min(LevelsMax, LevelsOf(head.Rows) + LevelsStep)];
            for (var level = 0; level < LevelsOf(head.Rows); level++)
                head.NewestAt[level] = reader.ReadLong();
        }
    }

    /// <summary>Whether all chains together have so many rows, and none ends beyond the last one.</summary>
    public bool AddUpTo(long rows)
    {
        var (sum, newest) = (0L, 0L);
        foreach (var head in _heads.AsSpan(0, Count))
        {
            sum += head.Rows;
            newest = Math.Max(newest, NewestOf(head));
        }
        return sum == rows && newest == rows;
    }

    private static long NewestOf(Head head) => head.Rows == 0 ? 0 : head.NewestAt![BitOperations.TrailingZeroCount(head.Rows)];

    private static int LevelsOf(long rows) => BitOperations.Log2((ulong)rows) + 1;

    private ref Head Open(long owner)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, owner, out var exists);
        if (!exists)
        {
            slot = _slots.Count - 1;
            if (slot == _heads.Length)
                Array.Resize(ref _heads, _heads.Length * 2);
            _heads[slot] = new Head { NewestMs = long.MinValue };
        }
        return ref _heads[slot];
    }
}
