using System.Collections.Immutable;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>
/// Finds a page of transfers. One list is walked, the shortest of those that are asked for; where there is only one, a page is found in it by
/// its place, however long it is.
/// </summary>
internal sealed class CrossSearch
{
    private readonly CrossingTable _crossed;
    private readonly CrossRequest _request;
    private readonly ImmutableSortedSet<CrossPlace> _shortest;
    private readonly List<ImmutableSortedSet<CrossPlace>> _others;

    public CrossSearch(CrossingTable crossed, int bridge, CrossRequest request)
    {
        (_crossed, _request) = (crossed, request);
        var lists = new List<ImmutableSortedSet<CrossPlace>>();
        Add(CrossPart.Either, request.Either);
        Add(CrossPart.Sender, request.Sender);
        Add(CrossPart.Receiver, request.Receiver);
        Add(CrossPart.Token, request.Token);
        if (lists.Count == 0)
            Add(CrossPart.Every, default(Address20));
        _shortest = lists.MinBy(list => list.Count)!;
        lists.Remove(_shortest);
        _others = lists;

        void Add(CrossPart part, Address20? address)
        {
            if (address is { } known)
                lists.Add(crossed.Index.ListOf(new CrossKey(bridge, part, known)));
        }
    }

    /// <summary>How many there are in all, and those of a page, newest first.</summary>
    public (long Total, IReadOnlyList<CrossTransfer> Page) Newest(PageRequest page)
    {
        var (low, high) = Bounds();
        if (_request.Transaction is { } transaction)
            return Slice([.. Find(transaction, low, high)], 0, page);
        // Several lists have to be walked: what stands in all of them is counted on the way.
        if (_others.Count > 0)
            return Slice([.. Enumerable.Range(low, high - low).Select(at => _shortest[at]).Where(IsInAll)], 0, page);
        return Slice(_shortest, low, page, high);
    }

    private (long Total, IReadOnlyList<CrossTransfer> Page) Slice(
        ImmutableSortedSet<CrossPlace> places,
        int low,
        PageRequest page,
        int? end = null
    )
    {
        var high = end ?? places.Count;
        var total = high - low;
        var found = new List<CrossTransfer>();
        for (var at = page.Offset; at < total && at - page.Offset < page.Max; at++)
        {
            if (_crossed.Find(places[(int)(high - 1 - at)].Id) is { } crossing)
                found.Add(crossing);
        }
        return (total, found);
    }

    /// <summary>The one transfer that a transaction belongs to, if it is among those that are asked for.</summary>
    private IEnumerable<CrossPlace> Find(Hash32 transaction, int low, int high)
    {
        if (_crossed.Index.Find(transaction) is not { } id || _crossed.Find(id) is not { } crossing)
            yield break;
        if (crossing.Out.Transaction != transaction && crossing.In.Transaction != transaction)
            yield break;
        if (CrossPlace.Of(crossing) is { } place && IsInAll(place) && _shortest.IndexOf(place) is var at && at >= low && at < high)
            yield return place;
    }

    private bool IsInAll(CrossPlace place) => _others.TrueForAll(list => list.Contains(place));

    private (int Low, int High) Bounds()
    {
        if (_request.Heights is not { } heights)
            return (0, _shortest.Count);
        // What is not in the zone yet has no height there.
        var last = Math.Min(heights.Last, CrossPlace.Nowhere - 1);
        return (Before(heights.First), Math.Max(Before(heights.First), Before(last + 1)));
    }

    /// <summary>How many places lie below a height.</summary>
    private int Before(long height)
    {
        var index = _shortest.IndexOf(new CrossPlace(height, 0));
        return index < 0 ? ~index : index;
    }
}
