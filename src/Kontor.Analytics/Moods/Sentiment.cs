using System.Collections.Immutable;
using Kontor.World.Posts;

namespace Kontor.Analytics.Moods;

/// <summary>
/// What people think of tokens, by the posts that the world was told of. Counted is what came in the 24 hours before the last full or half
/// hour, of what the world has kept. From any thread.
/// </summary>
public sealed class Sentiment
{
    /// <summary>So often the counts change.</summary>
    public const long StepMs = 30 * Grid.MinuteMs;

    /// <summary>So many posts of each mood are shown.</summary>
    public const int ShownMax = 50;

    private readonly PostsView _posts;

    internal Sentiment(PostsView posts) => _posts = posts;

    /// <summary>As it stood at a time.</summary>
    public MoodRatios RatiosOf(string symbol, long atMs)
    {
        var posts = Counted(symbol, UntilOf(atMs));
        return MoodRatios.Of(CountOf(Mood.Bullish), CountOf(Mood.Neutral), CountOf(Mood.Bearish));

        int CountOf(Mood mood)
        {
            var count = 0;
            foreach (var post in posts.Span)
                count += post.Mood == mood ? 1 : 0;
            return count;
        }
    }

    /// <summary>The same, and what was said.</summary>
    public MoodFigures FiguresOf(string symbol, long atMs)
    {
        var untilMs = UntilOf(atMs);
        var posts = Counted(symbol, untilMs);
        return new MoodFigures(untilMs, RatiosOf(symbol, atMs), Newest(Mood.Bullish), Newest(Mood.Neutral), Newest(Mood.Bearish));

        ImmutableArray<Post> Newest(Mood mood)
        {
            var newest = ImmutableArray.CreateBuilder<Post>();
            for (var at = posts.Length - 1; at >= 0 && newest.Count < ShownMax; at--)
            {
                if (posts.Span[at].Mood == mood)
                    newest.Add(posts.Span[at]);
            }
            return newest.DrainToImmutable();
        }
    }

    private static long UntilOf(long timeMs) => timeMs - (timeMs % StepMs);

    private ReadOnlyMemory<Post> Counted(string symbol, long untilMs)
    {
        var posts = _posts.Of(symbol);
        var first = CountBefore(posts, untilMs - Grid.DayMs);
        return posts.AsMemory()[first..CountBefore(posts, untilMs)];
    }

    private static int CountBefore(ImmutableArray<Post> posts, long timeMs)
    {
        var (low, high) = (0, posts.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (posts[middle].TimeMs < timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
