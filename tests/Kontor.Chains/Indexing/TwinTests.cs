using Xunit.Abstractions;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>The index and its naive twin live through the same chain, with all its changes of mind, and answer every question alike.</summary>
public sealed class TwinTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_page_of_every_question_is_what_the_naive_twin_answers_through_any_reorganisation()
    {
        foreach (var seed in Seeds.Take(4, output))
            Live(seed, blocks: 90, transactionsMax: 6, comparisons: 5);
    }

    [Fact]
    public void Busy_blocks_are_answered_about_alike_too()
    {
        foreach (var seed in Seeds.Take(2, output))
            Live(seed, blocks: 45, transactionsMax: 60, comparisons: 2);
    }

    private static void Live(int seed, int blocks, int transactionsMax, int comparisons)
    {
        var chance = new Random(seed);
        var chain = new RandomChain(seed, transactionsMax);
        var naive = new NaiveChain();
        using var index = new ChainIndex(new ChainIndexOptions { LargeValueMin = Comparison.LargeValueMin });
        for (var step = 1; step <= blocks; step++)
        {
            var story = chain.Next(naive.Head);
            naive.Append(story);
            Assert.True(index.Append(story.Block));
            if (chance.Next(6) == 0)
                Reorganise(chance, chain, naive, index);
            if (step % (blocks / comparisons) == 0)
                new Comparison(index, naive, chain, chance).All();
        }
        CompareWithFresh(index, naive, chain, chance);
        index.Rewind(0);
        naive.Rewind(0);
        new Comparison(index, naive, chain, chance).All();
    }

    private static void Reorganise(Random chance, RandomChain chain, NaiveChain naive, ChainIndex index)
    {
        // Mostly a few blocks, at times half of all.
        var depth = chance.Next(5) == 0 ? chance.Next((naive.Stories.Count / 2) + 1) : chance.Next(1, 5);
        var height = naive.Head!.Height - depth;
        naive.Rewind(height);
        index.Rewind(height);
        for (var again = chance.Next(depth + 2); again > 0; again--)
        {
            var story = chain.Next(naive.Head);
            naive.Append(story);
            Assert.True(index.Append(story.Block));
        }
    }

    private static void CompareWithFresh(ChainIndex index, NaiveChain naive, RandomChain chain, Random chance)
    {
        using var fresh = new ChainIndex(new ChainIndexOptions { LargeValueMin = Comparison.LargeValueMin });
        foreach (var block in naive.Blocks)
            Assert.True(fresh.Append(block));
        Assert.Equal(fresh.Counts, index.Counts);
        new Comparison(fresh, naive, chain, chance).All();
    }
}
