using Kontor.Analytics.Signals;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>What speaks for a token, and how much.</summary>
public sealed class ScoreTests
{
    [Theory]
    [InlineData(null, null, null, null, 5_000_000_000)]
    [InlineData(0L, 0L, 0L, 0L, 5_000_000_000)]
    // Everything that came in, a tenth more with large holders, half of what it cost them, a fifth more than a day ago.
    [InlineData(100_000_000L, 10_000_000L, 50_000_000L, 20_000_000L, 10_000_000_000)]
    [InlineData(-100_000_000L, -10_000_000L, -50_000_000L, -20_000_000L, 0)]
    // No part says more than that.
    [InlineData(100_000_000L, long.MaxValue, long.MaxValue, long.MaxValue, 10_000_000_000)]
    [InlineData(-100_000_000L, long.MinValue, long.MinValue, long.MinValue, 0)]
    [InlineData(50_000_000L, null, null, null, 5_750_000_000)]
    [InlineData(null, 1_000_000L, null, null, 5_100_000_000)]
    [InlineData(null, null, -10_000_000L, null, 4_800_000_000)]
    [InlineData(null, null, null, 1L, 5_000_000_075)]
    public void Parts_are_weighed_and_what_is_not_known_does_not_count(
        long? flow,
        long? whales,
        long? value,
        long? momentum,
        long points
    ) => Assert.Equal(points, new Score(flow, whales, value, momentum).Points);
}
