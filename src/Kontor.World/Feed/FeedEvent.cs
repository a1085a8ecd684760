namespace Kontor.World.Feed;

/// <summary>
/// Something that happened to a watched user at an exchange. It shows what it is about as it stood right then, never changes, and is
/// shared by all who watch that user.
/// </summary>
public abstract record FeedEvent
{
    /// <summary>
    /// The number of the record that it came of. Once <see cref="LiveWorld.Commands"/> has got there, whatever anybody asks shows it.
    /// </summary>
    public required long Record { get; init; }

    /// <summary>The world's time when it happened.</summary>
    public required long TimeMs { get; init; }
}
