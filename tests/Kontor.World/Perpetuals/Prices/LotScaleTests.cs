using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals.Prices;

public sealed class LotScaleTests
{
    // A tick is 0.1 USDT, a lot is 0.001 BTC: a lot at one tick is worth 0.0001 USDT, 100 units.
    private static readonly LotScale Scale = new(TickUnits: 100_000, ValuePerTickLot: 100);

    [Fact]
    public void A_price_for_a_value_is_rounded_the_way_it_is_asked_for()
    {
        // 100 USDT for 0.003 BTC: 33,333.3333333... USDT.
        Assert.Equal(33_333_333_333, Scale.PriceDown(3, 100_000_000));
        Assert.Equal(33_333_333_334, Scale.PriceUp(3, 100_000_000));
        Assert.Equal(-33_333_333_334, Scale.PriceDown(3, -100_000_000));
    }

    [Theory, InlineData(7, 2, 3, 4), InlineData(-7, 2, -4, -3), InlineData(6, 2, 3, 3), InlineData(-6, 2, -3, -3)]
    public void Division_says_which_way_it_rounds(long dividend, long divisor, long down, long up)
    {
        Assert.Equal(down, Rounded.Down(dividend, divisor));
        Assert.Equal(up, Rounded.Up(dividend, divisor));
    }
}
