using Kontor.World.Chains;

namespace Kontor.Chains.Columns;

/// <summary>A number of 256 bits in half the room. Numbers that need more than 127 bits are rare, and stand in a column of their own.</summary>
internal readonly record struct Slim(ulong High, ulong Low);

internal sealed class AmountColumn
{
    private const ulong IsWide = 1UL << 63;

    private readonly Column<Word256> _wide = new();

    public int WideCount => _wide.Count;

    public long Bytes => _wide.Bytes;

    public Slim Put(Word256 amount)
    {
        var (high, low) = ((ulong)(amount.Low128 >> 64), (ulong)amount.Low128);
        return amount.High128 == 0 && high < IsWide ? new Slim(high, low) : new Slim(IsWide, (ulong)_wide.Add(amount));
    }

    public Word256 Get(Slim slim) => slim.High < IsWide ? new UInt128(slim.High, slim.Low) : _wide[(int)slim.Low];

    public void Truncate(int wideCount) => _wide.Truncate(wideCount);
}
