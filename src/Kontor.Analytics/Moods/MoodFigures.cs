using System.Collections.Immutable;
using Kontor.World.Posts;

namespace Kontor.Analytics.Moods;

/// <summary>What was said about a token in the 24 hours before an instant.</summary>
/// <param name="TimeMs">That instant, which is a full or a half hour.</param>
/// <param name="Bullish">The newest that sound like it, the newest first.</param>
public sealed record MoodFigures(
    long TimeMs,
    MoodRatios Ratios,
    ImmutableArray<Post> Bullish,
    ImmutableArray<Post> Neutral,
    ImmutableArray<Post> Bearish
);
