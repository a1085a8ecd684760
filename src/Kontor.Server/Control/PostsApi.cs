using Kontor.World;
using Kontor.World.Posts;

namespace Kontor.Server.Control;

/// <summary>What people say about tokens. Nobody talks in this world, so somebody outside has to tell it what was said.</summary>
internal static class PostsApi
{
    public static void MapPosts(this RouteGroupBuilder control)
    {
        control
            .MapPost("/posts", Add)
            .WithSummary(
                "Tells what somebody has said about a token: {symbol, mood: bullish, neutral or bearish, text}. It counts as said now."
            );
        control.MapGet("/posts", List).WithSummary("What was said about a token (?symbol=) and is still kept, the newest first.");
    }

    private static async Task<IResult> Add(NewPost post, LiveWorld world)
    {
        if (MoodOf(post.Mood) is not { } mood)
            return Problem.BadRequest("A mood is bullish, neutral or bearish.");
        return await world.ExecuteAsync(new RecordPost(post.Symbol ?? "", mood, post.Text ?? "")).ToResultAsync(View);
    }

    private static Task<IResult> List(string symbol, LiveWorld world) =>
        world.ReadAsync(state => state.Posts.Of(symbol).Reverse().ToList()).ToResultAsync(posts => posts.ConvertAll(View));

    private static Mood? MoodOf(string? word) =>
        word switch
        {
            "bullish" => Mood.Bullish,
            "neutral" => Mood.Neutral,
            "bearish" => Mood.Bearish,
            _ => null,
        };

    private static object View(Post post) =>
        new
        {
            post.Number,
            post.Symbol,
            Mood = post.Mood switch
            {
                Mood.Bullish => "bullish",
                Mood.Neutral => "neutral",
                _ => "bearish",
            },
            post.Text,
            post.TimeMs,
        };

    internal sealed record NewPost(string? Symbol, string? Mood, string? Text);
}
