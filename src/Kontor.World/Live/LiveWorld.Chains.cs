using System.Collections.Immutable;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.State;

namespace Kontor.World;

public sealed partial class LiveWorld
{
    /// <summary>
    /// Whole blocks of a chain in order, from a height on, at most so many, none above the tip. What can still be undone is read without the
    /// loop; of final blocks the loop answers those in memory, and older ones are read from the store on the caller's thread. The blocks
    /// are those of one moment: they follow each other by their hashes.
    /// </summary>
    public ValueTask<Answer<ImmutableArray<Block>>> ReadBlocksAsync(string chain, long fromHeight, int max) =>
        Chains.Find(chain) is { } view
            ? ReadAsync(
                new RecentBlocks<Block>(view.FinalCount, view.Recent),
                (state, from, to) => state.Chains.Find(chain)!.Blocks.Query(from, to).Finish,
                fromHeight,
                max
            )
            : new(new Answer<ImmutableArray<Block>>(AnswerStatus.Done, []));

    /// <summary>The same for a chain of outputs.</summary>
    public ValueTask<Answer<ImmutableArray<UtxoBlock>>> ReadUtxoBlocksAsync(string chain, long fromHeight, int max) =>
        Chains.FindUtxo(chain) is { } view
            ? ReadAsync(
                new RecentBlocks<UtxoBlock>(view.FinalCount, view.Recent),
                (state, from, to) => state.Chains.FindUtxo(chain)!.Blocks.Query(from, to).Finish,
                fromHeight,
                max
            )
            : new(new Answer<ImmutableArray<UtxoBlock>>(AnswerStatus.Done, []));

    private readonly record struct RecentBlocks<TBlock>(long FinalCount, ImmutableArray<TBlock> Blocks)
    {
        public ImmutableArray<TBlock> From(long height, int max)
        {
            var first = (int)Math.Min(Blocks.Length, height - FinalCount);
            return Blocks[first..(int)Math.Min(Blocks.Length, first + (long)max)];
        }
    }

    /// <param name="begin">Begins to read final blocks on the loop; what it answers ends it on any thread.</param>
    private async ValueTask<Answer<ImmutableArray<TBlock>>> ReadAsync<TBlock>(
        RecentBlocks<TBlock> recent,
        Func<WorldState, long, long, Func<ImmutableArray<TBlock>>> begin,
        long fromHeight,
        int max
    )
    {
        if (max <= 0)
            return new(AnswerStatus.Done, []);
        if (fromHeight >= recent.FinalCount)
            return new(AnswerStatus.Done, recent.From(fromHeight, max));
        var from = Math.Max(0, fromHeight);
        var to = Math.Min(recent.FinalCount - 1, from + max - 1);
        var begun = await ReadAsync(state => begin(state, from, to));
        if (begun.Status != AnswerStatus.Done)
            return new(begun.Status, default);
        try
        {
            var final = begun.Value();
            // Nothing follows a gap: without a store, what memory has given up is gone.
            var isAll = final.Length == to - from + 1 && to == recent.FinalCount - 1;
            return new(AnswerStatus.Done, isAll ? [.. final, .. recent.From(to + 1, max - final.Length)] : final);
        }
        catch (ObjectDisposedException)
        {
            // The world was closed between the two halves.
            return new(AnswerStatus.Unavailable, default);
        }
    }
}
