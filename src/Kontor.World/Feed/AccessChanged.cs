namespace Kontor.World.Feed;

/// <summary>The user's record or one of the keys he has or had is another: whoever was let in by them has to look again.</summary>
public sealed record AccessChanged : FeedEvent;
