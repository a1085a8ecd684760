namespace Kontor.Analytics.Holdings;

/// <summary>When somebody last had part in a transfer: the latest come last.</summary>
internal readonly record struct Seen(long TimeMs, string Address) : IComparable<Seen>
{
    public static bool operator <(Seen left, Seen right) => left.CompareTo(right) < 0;

    public static bool operator >(Seen left, Seen right) => left.CompareTo(right) > 0;

    public static bool operator <=(Seen left, Seen right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Seen left, Seen right) => left.CompareTo(right) >= 0;

    public int CompareTo(Seen other)
    {
        var times = TimeMs.CompareTo(other.TimeMs);
        return times != 0 ? times : string.CompareOrdinal(Address, other.Address);
    }
}
