namespace Kontor.Analytics.Moods;

/// <summary>Which parts of what was said sound like what, in hundred-millionths. Nothing said is three times nothing.</summary>
public readonly record struct MoodRatios(Int128 Bullish, Int128 Neutral, Int128 Bearish)
{
    internal static MoodRatios Of(int bullish, int neutral, int bearish)
    {
        var all = bullish + neutral + bearish;
        return new(Part(bullish), Part(neutral), Part(bearish));

        Int128 Part(int count) => Fixed.Ratio(count, all) ?? 0;
    }
}
