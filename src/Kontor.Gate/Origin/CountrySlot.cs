using System.Buffers;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Origin;

/// <summary>The newest requests from one country, in a ring as long as the interleaving rule asks for.</summary>
internal sealed class CountrySlot(CountryCode country, int depth)
{
    private readonly (long AtMs, long Number)[] _ring = new (long, long)[depth];
    private int _newest = depth - 1;
    private int _count;

    public CountryCode Country { get; } = country;
    public bool IsFull => _count == _ring.Length;
    public long NewestMs => _ring[_newest].AtMs;
    public long NewestNumber => _ring[_newest].Number;

    /// <summary>Of a full ring only.</summary>
    public long OldestMs => _ring[(_newest + 1) % _ring.Length].AtMs;
    public long OldestNumber => _ring[(_newest + 1) % _ring.Length].Number;

    public void Note(long nowMs, long number)
    {
        _newest = (_newest + 1) % _ring.Length;
        _ring[_newest] = (nowMs, number);
        _count = Math.Min(_count + 1, _ring.Length);
    }

    public void Save(IBufferWriter<byte> target)
    {
        SnapshotWriter.Int(target, Country.Packed);
        SnapshotWriter.Int(target, _count);
        for (var i = _count - 1; i >= 0; i--)
        {
            var (atMs, number) = _ring[(_newest - i + _ring.Length) % _ring.Length];
            SnapshotWriter.Long(target, atMs);
            SnapshotWriter.Long(target, number);
        }
    }

    public void Load(ref SnapshotReader reader)
    {
        for (var left = reader.Count(); left > 0; left--)
            Note(reader.Long(), reader.Long());
    }
}
