using Kontor.World.Posts;
using Kontor.World.Time;

namespace Kontor.World.Tests.Posts;

public sealed class PostsTests : IAsyncLifetime
{
    private const long HourMs = 3_600_000;

    private readonly TestDisk _disk = new();
    private readonly LiveWorld _world;

    public PostsTests() => _world = TestWorld.Open(_disk);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_post_is_kept_with_the_time_of_the_world()
    {
        var post = await _world.Ok(new RecordPost("BTC", Mood.Bullish, "To the moon"));
        Assert.Equal(new Post(1, "BTC", Mood.Bullish, "To the moon", TestWorld.StartMs), post);
        await _world.Ok(new AdvanceClock(5));
        await _world.Ok(new RecordPost("BTC", Mood.Bearish, "Or not"));
        await _world.Ok(new RecordPost("ETH", Mood.Neutral, "Hm"));
        Assert.Equal(["1 To the moon 0", "2 Or not 5"], Seen("BTC"));
        Assert.Equal(["3 Hm 5"], Seen("ETH"));
        Assert.Empty(Seen("SOL"));
    }

    [Theory]
    [InlineData("", Mood.Bullish, "x")]
    [InlineData("BTC", (Mood)0, "x")]
    [InlineData("BTC", (Mood)4, "x")]
    [InlineData("BTC", Mood.Bullish, "")]
    public async Task A_post_is_about_something_and_says_something(string symbol, Mood mood, string text)
    {
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new RecordPost(symbol, mood, text)));
        Assert.Equal(0, await _world.Ask(state => state.Posts.LastNumber));
    }

    [Fact]
    public async Task A_post_has_a_thousand_characters_at_most()
    {
        await _world.Ok(new RecordPost("BTC", Mood.Bullish, new string('x', 1_000)));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new RecordPost("BTC", Mood.Bullish, new string('x', 1_001))));
    }

    [Fact]
    public async Task Of_each_token_the_newest_thousand_are_kept()
    {
        await _world.Ok(new RecordPost("ETH", Mood.Neutral, "Hm"));
        for (var post = 0; post < 1_003; post++)
            await _world.Ok(new RecordPost("BTC", Mood.Bullish, $"{post}"));
        Assert.Equal(Enumerable.Range(3, 1_000).Select(post => $"{post}"), _world.Posts.Of("BTC").Select(post => post.Text));
        Assert.Single(_world.Posts.Of("ETH"));
        await _world.HashOf();
    }

    [Fact]
    public async Task What_is_older_than_a_day_and_an_hour_goes_when_something_comes()
    {
        await _world.Ok(new RecordPost("BTC", Mood.Bullish, "old"));
        await _world.Ok(new AdvanceClock(25 * HourMs));
        await _world.Ok(new RecordPost("ETH", Mood.Bullish, "new"));
        Assert.Single(_world.Posts.Of("BTC"));
        await _world.Ok(new AdvanceClock(1));
        Assert.Single(_world.Posts.Of("BTC"));
        await _world.Ok(new RecordPost("ETH", Mood.Bullish, "newer"));
        Assert.Empty(_world.Posts.Of("BTC"));
        Assert.Equal(2, _world.Posts.Of("ETH").Length);
        await _world.HashOf();
    }

    [Fact]
    public void Of_all_together_there_are_a_hundred_thousand_at_most()
    {
        var posts = new PostsState();
        for (var post = 0; post < 100_002; post++)
            posts.Add($"T{post % 500}", Mood.Neutral, "x", post / 100);
        Assert.Equal((100_000, 3L, 100_002L), (posts.All.Count, posts.All.First().Number, posts.LastNumber));
        var broken = new List<string>();
        posts.Check(broken);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task A_restart_knows_what_was_said()
    {
        await _world.Ok(new RecordPost("BTC", Mood.Bearish, "跌"));
        await _world.Ok(new RecordPost("ETH", Mood.Bullish, "up"));
        var (hash, seen) = (await _world.HashOf(), Seen("BTC"));
        await _world.DisposeAsync();
        await using var again = TestWorld.Open(_disk);
        Assert.Equal(hash, await again.HashOf());
        Assert.Equal(seen, again.Posts.Of("BTC").Select(Text));
        Assert.Equal(3, (await again.Ok(new RecordPost("BTC", Mood.Neutral, "next"))).Number);
    }

    private string[] Seen(string symbol) => [.. _world.Posts.Of(symbol).Select(Text)];

    private static string Text(Post post) => $"{post.Number} {post.Text} {post.TimeMs - TestWorld.StartMs}";
}
