namespace Kontor.Gate.Origin;

/// <summary>
/// A value per range; the longest prefix that covers an address decides. Prefixes nest or lie apart, so the table is flattened once
/// into neighbouring segments and a lookup is a single search.
/// </summary>
public sealed class CidrTable<T>
{
    private const int Nothing = -1;

    private readonly UInt128[] _starts;
    private readonly int[] _owners;
    private readonly T[] _values;

    public CidrTable(IReadOnlyCollection<KeyValuePair<CidrRange, T>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var sorted = rows.OrderBy(row => row.Key.First).ThenBy(row => row.Key.PrefixBits).ToArray();
        _values = Array.ConvertAll(sorted, row => row.Value);
        var segments = new List<(UInt128 Start, int Owner)>();
        var open = new Stack<int>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Key == sorted[i - 1].Key)
                throw new ArgumentException($"The range {sorted[i].Key} stands there twice.", nameof(rows));
            Close(before: sorted[i].Key.First.Value);
            Begin(sorted[i].Key.First.Value, i);
            open.Push(i);
        }

        Close(before: null);
        _starts = [.. segments.Select(segment => segment.Start)];
        _owners = [.. segments.Select(segment => segment.Owner)];

        // Ends the ranges that lie wholly before an address; behind each, the range around it goes on.
        void Close(UInt128? before)
        {
            while (open.TryPeek(out var inner) && (before is null || sorted[inner].Key.Last.Value < before))
            {
                open.Pop();
                var last = sorted[inner].Key.Last.Value;
                if (last != UInt128.MaxValue)
                    Begin(last + 1, open.TryPeek(out var outer) ? outer : Nothing);
            }
        }

        // Two ranges may begin, or one end and another begin, at one address: the later word about it holds.
        void Begin(UInt128 start, int owner)
        {
            if (segments.Count > 0 && segments[^1].Start == start)
                segments[^1] = (start, owner);
            else
                segments.Add((start, owner));
        }
    }

    public bool TryFind(IpKey address, out T? value)
    {
        var at = Array.BinarySearch(_starts, address.Value);
        var segment = at >= 0 ? at : ~at - 1;
        var owner = segment < 0 ? Nothing : _owners[segment];
        value = owner == Nothing ? default : _values[owner];
        return owner != Nothing;
    }
}
