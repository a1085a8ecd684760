using Kontor.World.Chains;

namespace Kontor.Chains.Columns;

/// <summary>What decides about a place in a ranking.</summary>
internal readonly record struct RankEntry(ulong Key, Word256 Balance, Address20 Owner)
{
    private const int LeadingBits = 55;

    /// <summary>Never falls while the balance grows: its length in bits, then its leading bits. Up to 56 bits nothing is lost.</summary>
    public static ulong KeyOf(Word256 balance)
    {
        var length = balance.BitLength;
        if (length == 0)
            return 0;
        var bits = length > 128 ? balance.High128 << (256 - length) : balance.Low128 << (128 - length);
        if (length is > 128 and < 256)
            bits |= balance.Low128 >> (length - 128);
        return ((ulong)length << LeadingBits) | (ulong)((bits << 1) >> (128 - LeadingBits));
    }
}

/// <summary>A sorted piece of a ranking.</summary>
internal sealed class RankPiece
{
    public const int EntriesMax = 512;

    public ulong[] Keys { get; private set; } = new ulong[4];
    public int[] Holdings { get; private set; } = new int[4];
    public int Count { get; private set; }

    public long Bytes => Keys.Length * 12L;

    public void Insert(int place, ulong key, int holding)
    {
        EnsureRoom(Count + 1);
        Array.Copy(Keys, place, Keys, place + 1, Count - place);
        Array.Copy(Holdings, place, Holdings, place + 1, Count - place);
        (Keys[place], Holdings[place]) = (key, holding);
        Count++;
    }

    public void RemoveAt(int place)
    {
        Count--;
        Array.Copy(Keys, place + 1, Keys, place, Count - place);
        Array.Copy(Holdings, place + 1, Holdings, place, Count - place);
    }

    public RankPiece TakeUpperHalf()
    {
        var upper = new RankPiece();
        var kept = Count / 2;
        upper.Append(Keys.AsSpan(kept, Count - kept), Holdings.AsSpan(kept, Count - kept));
        Count = kept;
        return upper;
    }

    public void Append(RankPiece other) => Append(other.Keys.AsSpan(0, other.Count), other.Holdings.AsSpan(0, other.Count));

    private void Append(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> holdings)
    {
        EnsureRoom(Count + keys.Length);
        keys.CopyTo(Keys.AsSpan(Count));
        holdings.CopyTo(Holdings.AsSpan(Count));
        Count += keys.Length;
    }

    private void EnsureRoom(int entries)
    {
        if (entries <= Keys.Length)
            return;
        var length = Math.Max(entries, Keys.Length * 2);
        var (keys, holdings) = (new ulong[length], new int[length]);
        Keys.AsSpan(0, Count).CopyTo(keys);
        Holdings.AsSpan(0, Count).CopyTo(holdings);
        (Keys, Holdings) = (keys, holdings);
    }
}
