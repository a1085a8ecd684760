using System.Collections.Immutable;
using Kontor.World.Chains;

namespace Kontor.World;

public sealed partial class LiveWorld
{
    /// <summary>
    /// Whole blocks of a chain in order, from a height on, at most so many, none above the tip. What can still be undone is read without the
    /// loop; of final blocks the loop answers those in memory, and older ones are read from the store on the caller's thread. The blocks
    /// are those of one moment: they follow each other by their hashes.
    /// </summary>
    public async ValueTask<Answer<ImmutableArray<Block>>> ReadBlocksAsync(string chain, long fromHeight, int max)
    {
        if (Chains.Find(chain) is not { } view || max <= 0)
            return new(AnswerStatus.Done, []);
        if (fromHeight >= view.FinalCount)
            return new(AnswerStatus.Done, RecentOf(view, fromHeight, max));
        var from = Math.Max(0, fromHeight);
        var to = Math.Min(view.FinalCount - 1, from + max - 1);
        var begun = await ReadAsync(state => state.Chains.Find(chain)!.Blocks.Query(from, to));
        if (begun.Status != AnswerStatus.Done)
            return new(begun.Status, default);
        try
        {
            var final = begun.Value.Finish();
            // Nothing follows a gap: without a store, what memory has given up is gone.
            var isAll = final.Length == to - from + 1 && to == view.FinalCount - 1;
            return new(AnswerStatus.Done, isAll ? [.. final, .. RecentOf(view, to + 1, max - final.Length)] : final);
        }
        catch (ObjectDisposedException)
        {
            // The world was closed between the two halves.
            return new(AnswerStatus.Unavailable, default);
        }
    }

    private static ImmutableArray<Block> RecentOf(ChainView view, long fromHeight, int max)
    {
        var first = (int)Math.Min(view.Recent.Length, fromHeight - view.FinalCount);
        return view.Recent[first..Math.Min(view.Recent.Length, first + max)];
    }
}
