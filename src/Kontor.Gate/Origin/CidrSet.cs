using System.Collections.Immutable;

namespace Kontor.Gate.Origin;

/// <summary>
/// A set of addresses and ranges, compiled once and never changed: sorted, overlaps and neighbours merged, found by halving. An IPv6
/// prefix short enough to cover <c>::ffff:0:0/96</c> (such as <c>::/0</c>) holds IPv4 too, since those are the same addresses.
/// </summary>
public sealed class CidrSet
{
    private readonly UInt128[] _firsts;
    private readonly UInt128[] _lasts;

    public CidrSet(IEnumerable<CidrRange> ranges, ImmutableArray<string> notes = default)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        Notes = notes.IsDefault ? [] : notes;
        var firsts = new List<UInt128>();
        var lasts = new List<UInt128>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            var (first, last) = (range.First.Value, range.Last.Value);
            if (lasts.Count > 0 && (lasts[^1] == UInt128.MaxValue || first <= lasts[^1] + 1))
            {
                lasts[^1] = UInt128.Max(lasts[^1], last);
                continue;
            }

            firsts.Add(first);
            lasts.Add(last);
        }

        (_firsts, _lasts) = ([.. firsts], [.. lasts]);
    }

    public static CidrSet Empty { get; } = new([]);

    public bool IsEmpty => _firsts.Length == 0;

    /// <summary>How many separate ranges are left after merging.</summary>
    public int RangeCount => _firsts.Length;

    /// <summary>Entries that were taken, but not quite as written.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Compiles the entries, or says of all the bad ones why they are bad.</summary>
    public static bool TryParse(IEnumerable<string> entries, out CidrSet set, out ImmutableArray<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var ranges = new List<CidrRange>();
        var notes = ImmutableArray.CreateBuilder<string>();
        var bad = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in entries)
        {
            if (!CidrRange.TryParse(entry, out var range, out var note))
            {
                bad.Add(note!);
                continue;
            }

            ranges.Add(range);
            if (note is not null)
                notes.Add(note);
        }

        reasons = bad.ToImmutable();
        set = reasons.IsEmpty ? new CidrSet(ranges, notes.ToImmutable()) : Empty;
        return reasons.IsEmpty;
    }

    public static CidrSet Parse(params IEnumerable<string> entries) =>
        TryParse(entries, out var set, out var reasons) ? set : throw new FormatException(string.Join(' ', reasons));

    public bool Contains(IpKey address)
    {
        var at = Array.BinarySearch(_firsts, address.Value);
        return at >= 0 || (~at > 0 && address.Value <= _lasts[~at - 1]);
    }
}
