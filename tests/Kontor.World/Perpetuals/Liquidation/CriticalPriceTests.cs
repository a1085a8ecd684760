using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Liquidation;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals.Liquidation;

public sealed class CriticalPriceTests
{
    // A tick is 0.1 USDT, a lot 0.001 BTC.
    private static readonly LotScale Scale = new(TickUnits: 100_000, ValuePerTickLot: 100);

    // 0.5 % up to 1,000 USDT, 1 % above: 1,000 x 0.5 % = 5 = 1,000 x 1 % - 5.
    private static readonly LeverageBracket[] Brackets =
    [
        .. LeverageBracket.Ladder((1_000_000_000, 100, 5_000), (Int128.One << 90, 50, 10_000)),
    ];

    [Fact]
    public void A_long_one_ends_where_its_margin_is_down_to_maintenance()
    {
        // 0.01 BTC at 50,000 with 50 USDT: (500 - 50) / 0.995 = 452.2613065... USDT, at 45,226.130653...
        var stake = new Stake(true, 10, 500_000_000, 50_000_000);
        Assert.Equal(45_226_130_700, CriticalPrice.Liquidation(Scale, stake, Brackets));
        Assert.Equal(45_000_000_000, CriticalPrice.Bankruptcy(Scale, stake));
    }

    [Fact]
    public void A_short_one_ends_above()
    {
        // (500 + 50) / 1.005 = 547.2636815... USDT, at 54,726.36815...
        var stake = new Stake(false, 10, 500_000_000, 50_000_000);
        Assert.Equal(54_726_368_100, CriticalPrice.Liquidation(Scale, stake, Brackets));
        Assert.Equal(55_000_000_000, CriticalPrice.Bankruptcy(Scale, stake));
    }

    [Fact]
    public void A_large_one_ends_by_the_bracket_that_its_value_then_lies_in()
    {
        // 0.1 BTC at 50,000 with 500 USDT: (5,000 - 500 - 5) / 0.99 = 4,540.4040404... USDT, at 45,404.04041.
        var stake = new Stake(true, 100, 5_000_000_000, 500_000_000);
        Assert.Equal(45_404_040_410, CriticalPrice.Liquidation(Scale, stake, Brackets));
    }

    [Fact]
    public void At_the_price_maintenance_is_not_covered_by_more_than_a_rounding_and_far_from_it_it_is()
    {
        foreach (var isLong in new[] { true, false })
        {
            for (var lots = 1; lots < 60; lots += 7)
            {
                var stake = new Stake(isLong, lots, lots * 50_000_001L, lots * 3_333_333L);
                var price = CriticalPrice.Liquidation(Scale, stake, Brackets);
                Assert.InRange(Surplus(stake, price), 0, 200);
                Assert.True(Surplus(stake, isLong ? price + 1_000_000 : price - 1_000_000) > 0);
                Assert.True(Surplus(stake, isLong ? price - 1_000_000 : price + 1_000_000) < 0);
            }
        }
    }

    [Fact]
    public void More_margin_than_a_long_one_is_worth_leaves_no_price_to_end_at()
    {
        var stake = new Stake(true, 10, 500_000_000, 600_000_000);
        Assert.Equal(CriticalPrice.None, CriticalPrice.Liquidation(Scale, stake, Brackets));
        Assert.Equal(CriticalPrice.None, CriticalPrice.Bankruptcy(Scale, stake));
    }

    [Fact]
    public void A_margin_beyond_all_measure_is_no_overflow() =>
        Assert.Equal(CriticalPrice.None, CriticalPrice.Liquidation(Scale, new Stake(false, 1, 1, Int128.MaxValue), Brackets));

    private static Int128 Surplus(in Stake stake, long price)
    {
        // 0.001 BTC in each lot, rounded against whoever holds them.
        var value = stake.IsLong ? Rounded.Down((Int128)stake.Lots * price, 1_000) : Rounded.Up((Int128)stake.Lots * price, 1_000);
        var profit = stake.IsLong ? value - stake.EntryValue : stake.EntryValue - value;
        return stake.Backing + profit - (value <= Brackets[0].ValueMax ? Brackets[0] : Brackets[1]).MaintenanceOf(value);
    }
}
