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

    public (int Total, List<int> Rows) Newest(int low, int high, PageRequest page)
    {
        var rows = lists.Rows(list);
        var (from, position) = (rows.CountBelow(low), rows.CountBelow(high) - 1);
        var magnitudes = lists.MagnitudesOf(list).WalkDownFrom(position);
        var (total, found) = (0, new List<int>(Math.Min(page.Max, WindowRows)));
        while (position >= from && total < WindowRows)
        {
            if ((position + 1) % SizedLists.BlockRows == 0 && CanJump(position / SizedLists.BlockRows))
            {
                position -= SizedLists.BlockRows;
                magnitudes = lists.MagnitudesOf(list).WalkDownFrom(position);
                continue;
            }
            if (Matches(rows, position, magnitudes.Row))
            {
                if (total >= page.Offset && found.Count < page.Max)
                    found.Add(rows[position]);
                total++;
            }
            magnitudes.MoveDown();
            position--;
        }
        return (total, found);
    }

    private bool CanJump(int block) => lists.LargestOf(list)[block] < _smallest || lists.SmallestOf(list)[block] > _largest;

    /// <summary>Inside the range the rounded magnitude decides; at its ends the amount itself is looked at.</summary>
    private bool Matches(PostingList rows, int position, int magnitude) =>
        magnitude >= _smallest
        && magnitude <= _largest
        && ((magnitude > _smallest && magnitude < _largest) || range.Contains(amountOf(rows[position])));
}
