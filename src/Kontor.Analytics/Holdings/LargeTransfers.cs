using System.Collections.Immutable;

namespace Kontor.Analytics.Holdings;

/// <summary>The large transfers of several assets as one list. A page deep in it costs no more than the first one.</summary>
internal readonly struct LargeTransfers(ImmutableArray<ImmutableList<LargeTransfer>> lists)
{
    private readonly ImmutableArray<ImmutableList<LargeTransfer>> _lists = lists;

    public IEnumerable<LargeTransfer> Newest(long skip, int max)
    {
        var ends = EndsBelow(skip, out var left);
        while (max > 0 && NewestOf(ends) is var list and >= 0)
        {
            ends[list]--;
            if (left > 0)
            {
                left--;
                continue;
            }
            max--;
            yield return _lists[list][ends[list]];
        }
    }

    /// <summary>Where each list ends when all that is younger than some instant is left out: the latest instant of which no more than that is.</summary>
    private int[] EndsBelow(long skip, out long left)
    {
        var (low, high) = (0L, long.MaxValue);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (CountFrom(middle) <= skip)
                high = middle;
            else
                low = middle + 1;
        }
        left = skip - CountFrom(low);
        return [.. _lists.Select(list => CountBefore(list, low))];
    }

    private long CountFrom(long timeMs)
    {
        var count = 0L;
        foreach (var list in _lists)
            count += list.Count - CountBefore(list, timeMs);
        return count;
    }

    private int NewestOf(int[] ends)
    {
        var newest = -1;
        for (var list = 0; list < ends.Length; list++)
        {
            if (ends[list] > 0 && (newest < 0 || TimeOf(list, ends) > TimeOf(newest, ends)))
                newest = list;
        }
        return newest;
    }

    private long TimeOf(int list, int[] ends) => _lists[list][ends[list] - 1].TimeMs;

    private static int CountBefore(ImmutableList<LargeTransfer> list, long timeMs)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (list[middle].TimeMs < timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
