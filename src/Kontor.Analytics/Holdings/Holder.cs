using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>Somebody who has something. The richest come first, and of equal ones those whose address does.</summary>
public readonly record struct Holder(BigInteger Balance, string Address) : IComparable<Holder>
{
    public static bool operator <(Holder left, Holder right) => left.CompareTo(right) < 0;

    public static bool operator >(Holder left, Holder right) => left.CompareTo(right) > 0;

    public static bool operator <=(Holder left, Holder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Holder left, Holder right) => left.CompareTo(right) >= 0;

    public int CompareTo(Holder other)
    {
        var balances = other.Balance.CompareTo(Balance);
        return balances != 0 ? balances : string.CompareOrdinal(Address, other.Address);
    }
}
