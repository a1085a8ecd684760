namespace Kontor.World.Feed;

/// <summary>
/// Something that happened to a watched user at an exchange. It shows what it is about as it stood right then, never changes, and is
/// shared by all who watch that user.
/// </summary>
public abstract record FeedEvent
{
    /// <summary>The world's time when it happened.</summary>
    public required long TimeMs { get; init; }
}
