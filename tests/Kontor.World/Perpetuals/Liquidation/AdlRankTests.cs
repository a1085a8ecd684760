using Kontor.World.Perpetuals.Liquidation;

namespace Kontor.World.Tests.Perpetuals.Liquidation;

public sealed class AdlRankTests
{
    [Fact]
    public void Profit_counts_as_often_as_the_equity_is_leveraged() =>
        // 100 of profit on 500 are 20 %; 600 of value on 150 of equity are a leverage of 4.
        Assert.Equal(800_000, AdlRank.Of(100, 500, 600, 150));

    [Fact]
    public void The_more_leveraged_winner_comes_first() => Assert.True(AdlRank.Of(100, 500, 600, 110) > AdlRank.Of(100, 500, 600, 300));

    [Fact]
    public void Winners_come_before_losers_and_losers_with_more_leverage_before_others()
    {
        Assert.True(AdlRank.Of(1, 500, 501, 5_000) >= 0);
        Assert.True(AdlRank.Of(-100, 500, 400, 20) > AdlRank.Of(-100, 500, 400, 200));
    }

    [Fact]
    public void The_largest_amounts_are_no_overflow() =>
        Assert.True(AdlRank.Of(Int128.One << 109, Int128.One << 109, Int128.One << 110, 1) > 0);
}
