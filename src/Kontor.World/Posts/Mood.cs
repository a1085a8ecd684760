namespace Kontor.World.Posts;

/// <summary>What somebody thinks will become of a price.</summary>
public enum Mood : byte
{
    Bullish = 1,
    Neutral = 2,
    Bearish = 3,
}
