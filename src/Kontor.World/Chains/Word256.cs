using System.Numerics;

namespace Kontor.World.Chains;

/// <summary>
/// An unsigned number of 256 bits, as the contracts of a chain count in. Plain operators throw where the result does not fit; whoever adds up what
/// strangers wrote uses the forms that say so instead.
/// </summary>
public readonly partial struct Word256 : IEquatable<Word256>, IComparable<Word256>
{
    public const int Bytes = 32;

    private readonly ulong _lowest;
    private readonly ulong _low;
    private readonly ulong _high;
    private readonly ulong _highest;

    public Word256(UInt128 high, UInt128 low)
        : this((ulong)low, (ulong)(low >> 64), (ulong)high, (ulong)(high >> 64)) { }

    private Word256(ulong lowest, ulong low, ulong high, ulong highest) => (_lowest, _low, _high, _highest) = (lowest, low, high, highest);

    public static Word256 Zero => default;

    public static Word256 One => new(1, 0, 0, 0);

    public static Word256 Max => new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    public bool IsZero => (_lowest | _low | _high | _highest) == 0;

    public UInt128 Low128 => new(_low, _lowest);

    public UInt128 High128 => new(_highest, _high);

    /// <summary>How many bits are needed to write it: 0 for zero, 256 at most.</summary>
    public int BitLength =>
        _highest != 0 ? 256 - BitOperations.LeadingZeroCount(_highest)
        : _high != 0 ? 192 - BitOperations.LeadingZeroCount(_high)
        : _low != 0 ? 128 - BitOperations.LeadingZeroCount(_low)
        : 64 - BitOperations.LeadingZeroCount(_lowest);

    public static implicit operator Word256(ulong value) => new(value, 0, 0, 0);

    public static implicit operator Word256(UInt128 value) => new(UInt128.Zero, value);

    public static explicit operator ulong(Word256 value) =>
        (value._low | value._high | value._highest) == 0
            ? value._lowest
            : throw new OverflowException("The number needs more than 64 bits.");

    public static explicit operator UInt128(Word256 value) =>
        value.High128 == 0 ? value.Low128 : throw new OverflowException("The number needs more than 128 bits.");

    public static bool operator ==(Word256 left, Word256 right) => left.Equals(right);

    public static bool operator !=(Word256 left, Word256 right) => !left.Equals(right);

    public static bool operator <(Word256 left, Word256 right) => left.CompareTo(right) < 0;

    public static bool operator >(Word256 left, Word256 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Word256 left, Word256 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Word256 left, Word256 right) => left.CompareTo(right) >= 0;

    public static Word256 Smaller(Word256 left, Word256 right) => left < right ? left : right;

    public bool Equals(Word256 other) =>
        _lowest == other._lowest && _low == other._low && _high == other._high && _highest == other._highest;

    public override bool Equals(object? obj) => obj is Word256 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_lowest, _low, _high, _highest);

    public int CompareTo(Word256 other)
    {
        if (_highest != other._highest)
            return _highest < other._highest ? -1 : 1;
        if (_high != other._high)
            return _high < other._high ? -1 : 1;
        if (_low != other._low)
            return _low < other._low ? -1 : 1;
        return _lowest.CompareTo(other._lowest);
    }
}
