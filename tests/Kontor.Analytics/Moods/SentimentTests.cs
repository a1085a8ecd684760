using Kontor.Analytics.Moods;
using Kontor.Log;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Posts;
using Kontor.World.Time;
using Xunit.Abstractions;

namespace Kontor.Analytics.Tests.Moods;

public sealed class SentimentTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const long StartMs = 1_767_225_600_000;
    private const long HourMs = 3_600_000;

    private readonly LiveWorld _world = LiveWorld.Open(new WorldOptions { ManualStartMs = StartMs }, new MemoryLog());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Counted_is_what_came_in_the_day_before_the_last_half_hour()
    {
        var sentiment = new Sentiment(_world.Posts);
        Assert.Equal(default, sentiment.RatiosOf("BTC", NowMs));
        await SayAsync(Mood.Bullish);
        await AdvanceAsync(HourMs / 2 - 1);
        Assert.Equal(default, sentiment.RatiosOf("BTC", NowMs));
        await AdvanceAsync(1);
        Assert.Equal(new MoodRatios(100_000_000, 0, 0), sentiment.RatiosOf("BTC", NowMs));
        await SayAsync(Mood.Bearish);
        Assert.Equal(new MoodRatios(100_000_000, 0, 0), sentiment.RatiosOf("BTC", NowMs));
        await AdvanceAsync(HourMs / 2);
        Assert.Equal(new MoodRatios(50_000_000, 0, 50_000_000), sentiment.RatiosOf("BTC", NowMs));
        // As it stood at another time is a question too.
        Assert.Equal(new MoodRatios(100_000_000, 0, 0), sentiment.RatiosOf("BTC", NowMs - 1));
        await AdvanceAsync((23 * HourMs) + 1);
        Assert.Equal(new MoodRatios(50_000_000, 0, 50_000_000), sentiment.RatiosOf("BTC", NowMs));
        await AdvanceAsync(HourMs / 2);
        Assert.Equal(new MoodRatios(0, 0, 100_000_000), sentiment.RatiosOf("BTC", NowMs));
        Assert.Equal(default, sentiment.RatiosOf("ETH", NowMs));
    }

    [Fact]
    public async Task The_newest_fifty_of_each_mood_are_shown()
    {
        var sentiment = new Sentiment(_world.Posts);
        for (var post = 0; post < 60; post++)
        {
            await SayAsync(Mood.Neutral, $"{post}");
            await AdvanceAsync(1_000);
        }
        await SayAsync(Mood.Bearish, "down");
        await AdvanceAsync(HourMs);
        var figures = sentiment.FiguresOf("BTC", NowMs);
        Assert.Equal(StartMs + HourMs, figures.TimeMs);
        Assert.Equal(Enumerable.Range(10, 50).Reverse().Select(post => $"{post}"), figures.Neutral.Select(post => post.Text));
        Assert.Equal(["down"], figures.Bearish.Select(post => post.Text));
        Assert.Empty(figures.Bullish);
        // Those that are not shown count as well: 60 and 1 of 61.
        Assert.Equal(new MoodRatios(0, 98_360_656, 1_639_344), figures.Ratios);
    }

    [Fact]
    public async Task Every_ratio_equals_a_count_of_all_that_was_ever_said()
    {
        foreach (var seed in Seeds.Take(3, output))
        {
            var (chance, said) = (new Random(seed), new List<Post>());
            await using var world = LiveWorld.Open(new WorldOptions { ManualStartMs = StartMs }, new MemoryLog());
            var sentiment = new Sentiment(world.Posts);
            for (var step = 0; step < 400; step++)
            {
                await world.ExecuteAsync(new AdvanceClock(chance.Next(20) == 0 ? chance.NextInt64(20 * HourMs) : chance.Next(1_500_000)));
                var post = new RecordPost(chance.Next(3) > 0 ? "BTC" : "ETH", (Mood)(1 + chance.Next(3)), $"{step}");
                said.Add((await world.ExecuteAsync(post)).Value.Value);
                foreach (var symbol in (string[])["BTC", "ETH"])
                    Assert.True(
                        Naive(said, symbol, world.Clock.NowMs) == sentiment.RatiosOf(symbol, world.Clock.NowMs),
                        $"seed {seed}, step {step}, {symbol}"
                    );
            }
        }
    }

    private static MoodRatios Naive(List<Post> said, string symbol, long nowMs)
    {
        var untilMs = nowMs - (nowMs % (HourMs / 2));
        var counted = said.Where(post => post.Symbol == symbol && post.TimeMs < untilMs && post.TimeMs >= untilMs - (24 * HourMs))
            .ToArray();
        // Halves away from zero: twice the part, and one more.
        Int128 Part(Mood mood) =>
            counted.Length == 0 ? 0 : ((counted.Count(post => post.Mood == mood) * 200_000_000L / counted.Length) + 1) / 2;
        return new MoodRatios(Part(Mood.Bullish), Part(Mood.Neutral), Part(Mood.Bearish));
    }

    private long NowMs => _world.Clock.NowMs;

    private Task SayAsync(Mood mood, string text = "so") => DoAsync(new RecordPost("BTC", mood, text));

    private Task AdvanceAsync(long ms) => DoAsync(new AdvanceClock(ms));

    private async Task DoAsync<T>(Command<Outcome<T>> command) => Assert.True((await _world.ExecuteAsync(command)).Value.IsOk);
}
