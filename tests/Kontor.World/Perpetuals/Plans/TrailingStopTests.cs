using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Tests.Perpetuals.Plans;

public sealed class TrailingStopTests
{
    [Theory, InlineData(60_000, 10_000, true, 59_400), InlineData(60_000, 10_000, false, 60_600), InlineData(999, 1_000, true, 999)]
    public void The_stop_stands_a_part_of_the_best_price_away_from_it(long best, int callbackPpm, bool sells, long stop) =>
        Assert.Equal(stop, TrailingStop.StopUnits(best, callbackPpm, sells));

    [Fact]
    public void To_sell_the_higher_price_is_better_and_to_buy_the_lower()
    {
        Assert.True(TrailingStop.IsBetter(101, 100, sells: true));
        Assert.False(TrailingStop.IsBetter(100, 100, sells: true));
        Assert.True(TrailingStop.IsBetter(99, 100, sells: false));
    }
}
