using Kontor.World.Perpetuals.Funding;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals.Funding;

public sealed class FundingPoolTests
{
    [Fact]
    public void As_long_as_everybody_pays_everybody_gets_what_he_is_owed() =>
        Assert.Equal(40, new FundingPool(PaidIn: 100, Insurance: 0, Owed: 99).ShareOf(40));

    [Fact]
    public void The_insurance_fund_pays_for_whoever_cannot() =>
        Assert.Equal(40, new FundingPool(PaidIn: 60, Insurance: 39, Owed: 99).ShareOf(40));

    [Fact]
    public void When_it_is_empty_too_everybody_gets_the_same_part()
    {
        // 66 of 99 are there: two thirds of 40 are 26.67.
        var pool = new FundingPool(PaidIn: 60, Insurance: 6, Owed: 99);
        Assert.Equal(26, pool.ShareOf(40));
        Assert.Equal(39, pool.ShareOf(59));
    }

    [Fact]
    public void A_fund_that_owes_takes_nothing_out_of_a_round() =>
        Assert.Equal(50, new FundingPool(PaidIn: 50, Insurance: -10, Owed: 100).ShareOf(100));

    [Fact]
    public void Shares_of_amounts_whose_product_cannot_be_counted_never_add_up_to_more_than_there_is()
    {
        var (whole, part) = (Int128.One << 100, (Int128.One << 99) + 12_345);
        var half = Share.Down(whole / 2, part, whole);
        Assert.InRange(half, part / 2 - (part >> 24), part / 2);
        Assert.True(half + half <= part);
    }
}
