namespace Kontor.World.Posts;

public static class PostBounds
{
    public const int TextLengthMax = 1_000;
    public const int PostsPerTokenMax = 1_000;
    public const int PostsMax = 100_000;

    /// <summary>
    /// An hour more than the day that is counted: a count ends at the last half hour, and must not change before the next one.
    /// </summary>
    public const long KeptMs = 25 * 3_600_000L;
}
