using Kontor.Chains.Columns;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Queries;

/// <summary>
/// Walks a list from its newest row down and picks those whose amount is in a range. Stretches of 256 rows with no candidate are jumped
/// over; the walk ends when the window is full.
/// </summary>
internal sealed class SizedSearch(SizedLists lists, int list, AmountRange range, Func<int, Word256> amountOf)
{
    /// <summary>Lists that are filtered by amount are windows: only so many of the newest matches are counted and shown.</summary>
    public const int WindowRows = 10_000;

    private readonly int _smallest = SizedLists.MagnitudeOf(range.Smallest);
    private readonly int _largest = SizedLists.MagnitudeOf(range.Largest);

    private readonly List<int> _found = [];
    private int _total;

    public (int Total, List<int> Rows) Newest(int low, int high, PageRequest page)
    {
        var rows = lists.Rows(list);
        var (from, position) = (rows.CountBelow(low), rows.CountBelow(high) - 1);
        var magnitudes = lists.MagnitudesOf(list);
        while (position >= from && _total < WindowRows)
        {
            var block = position / SizedLists.BlockRows;
            if ((position + 1) % SizedLists.BlockRows == 0 && CanJump(block))
            {
                position -= SizedLists.BlockRows;
                continue;
            }
            // Not further than to the beginning of its block of 256, so that the next one can be jumped over.
            var first = Math.Max(from, block * SizedLists.BlockRows);
            var run = magnitudes.RunUpTo(position);
            run = run[Math.Max(0, run.Length - (position - first + 1))..];
            Pick(rows, position, run, page);
            position -= run.Length;
        }
        return (_total, _found);
    }

    private bool CanJump(int block) => lists.LargestOf(list)[block] < _smallest || lists.SmallestOf(list)[block] > _largest;

    private void Pick(PostingList rows, int position, ReadOnlySpan<int> run, PageRequest page)
    {
        for (var at = run.Length - 1; at >= 0 && _total < WindowRows; at--, position--)
        {
            var magnitude = run[at];
            if (magnitude < _smallest || magnitude > _largest || !Contains(rows, position, magnitude))
                continue;
            if (_total >= page.Offset && _found.Count < page.Max)
                _found.Add(rows[position]);
            _total++;
        }
    }

    /// <summary>Inside the range the rounded magnitude decides; at its ends the amount itself is looked at.</summary>
    private bool Contains(PostingList rows, int position, int magnitude) =>
        (magnitude > _smallest && magnitude < _largest) || range.Contains(amountOf(rows[position]));
}
