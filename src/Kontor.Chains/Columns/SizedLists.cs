using Kontor.World.Chains;

namespace Kontor.Chains.Columns;

/// <summary>
/// Lists whose rows can be filtered by an amount. Beside the rows stand their magnitudes, rounded to 31 bits so that a walk compares small
/// numbers, and the extremes of every 256 of those, so that it can jump over what cannot match.
/// </summary>
internal sealed class SizedLists(PostingLists lists)
{
    public const int BlockRows = 256;
    public const int ListsEach = 4;
    private const int Magnitudes = 1;
    private const int Largest = 2;
    private const int Smallest = 3;
    private const int MantissaBits = 22;

    public int New() => lists.New(ListsEach);

    public PostingList Rows(int list) => lists[list];

    public PostingList MagnitudesOf(int list) => lists[list + Magnitudes];

    public PostingList LargestOf(int list) => lists[list + Largest];

    public PostingList SmallestOf(int list) => lists[list + Smallest];

    public void Push(int list, int row, Word256 amount)
    {
        // Rows last: a reader who sees a row also sees what stands beside it.
        lists.Push(list + Magnitudes, MagnitudeOf(amount));
        var count = lists[list + Magnitudes].Count;
        if (count % BlockRows == 0)
            PushExtremes(list, count);
        lists.Push(list, row);
    }

    public void Pop(int list, int row, Word256 amount)
    {
        lists.Pop(list, row);
        var count = lists[list + Magnitudes].Count;
        if (count % BlockRows == 0)
        {
            lists.Pop(list + Largest, LargestOf(list)[(count / BlockRows) - 1]);
            lists.Pop(list + Smallest, SmallestOf(list)[(count / BlockRows) - 1]);
        }
        lists.Pop(list + Magnitudes, MagnitudeOf(amount));
    }

    /// <summary>Never falls while the amount grows: its length in bits, then its leading bits.</summary>
    public static int MagnitudeOf(Word256 amount)
    {
        var length = amount.BitLength;
        if (length == 0)
            return 0;
        var bits = length > 128 ? amount.High128 << (256 - length) : amount.Low128 << (128 - length);
        if (length is > 128 and < 256)
            bits |= amount.Low128 >> (length - 128);
        // The leading bit is always set and says nothing; the length says where it is.
        return (length << MantissaBits) | (int)((bits << 1) >> (128 - MantissaBits));
    }

    private void PushExtremes(int list, int count)
    {
        var (largest, smallest) = (0, int.MaxValue);
        var walk = MagnitudesOf(list).WalkDownFrom(count - 1);
        for (var rows = 0; rows < BlockRows; rows++, walk.MoveDown())
        {
            largest = Math.Max(largest, walk.Row);
            smallest = Math.Min(smallest, walk.Row);
        }
        lists.Push(list + Largest, largest);
        lists.Push(list + Smallest, smallest);
    }
}
