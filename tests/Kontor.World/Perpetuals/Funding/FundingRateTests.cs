using Kontor.World.Perpetuals.Funding;

namespace Kontor.World.Tests.Perpetuals.Funding;

public sealed class FundingRateTests
{
    private const long Interest = 100_000; // 0.01 %
    private const long Cap = 37_500_000; // 3.75 %

    [Theory]
    [InlineData(0, 100_000)] // 0 + clamp(0.01 % - 0) = 0.01 %
    [InlineData(200_000, 100_000)] // near the interest the rate is the interest
    [InlineData(600_000, 100_000)] // 0.06 % is pulled down by exactly 0.05 %
    [InlineData(1_000_000, 500_000)] // 0.1 % - 0.05 %
    [InlineData(-1_000_000, -500_000)] // -0.1 % + 0.05 %
    [InlineData(90_000_000, 37_500_000)] // capped
    [InlineData(-90_000_000, -37_500_000)]
    public void The_premium_is_pulled_towards_the_interest_and_capped(long premiumPpb, long ratePpb) =>
        Assert.Equal(ratePpb, FundingRate.Of(premiumPpb, Interest, Cap));

    [Theory]
    [InlineData(50_050, 50_060, 1_000_000)] // the bid is 0.1 % over the index
    [InlineData(49_940, 49_950, -1_000_000)] // the ask is 0.1 % under it
    [InlineData(49_000, 51_000, 0)] // the index lies between them
    [InlineData(50_050, 0, 1_000_000)]
    [InlineData(0, 49_950, -1_000_000)]
    [InlineData(0, 0, 0)]
    [InlineData(90_000, 90_001, 37_500_000)] // capped
    public void A_sample_is_how_far_the_book_is_from_the_index(long bid, long ask, long samplePpb) =>
        Assert.Equal(samplePpb, Premium.SamplePpb(50_000_000_000, bid * 1_000_000, ask * 1_000_000, Cap));

    [Fact]
    public void A_sample_counts_for_as_many_minutes_as_it_stands_for()
    {
        var average = new PremiumAverage();
        Assert.Equal(0, average.Ppb);
        average.Add(300_000, minutes: 1);
        average.Add(0, minutes: 2);
        Assert.Equal(100_000, average.Ppb);
    }

    [Fact]
    public void Whoever_pays_pays_the_fraction_and_whoever_receives_does_not_get_it()
    {
        // 0.01 % of 0.015 USDT is 1.5 units.
        Assert.Equal(2, FundingPayment.Owed(15_000, isLong: true, 100_000));
        Assert.Equal(-1, FundingPayment.Owed(15_000, isLong: false, 100_000));
        Assert.Equal(-1, FundingPayment.Owed(15_000, isLong: true, -100_000));
        Assert.Equal(2, FundingPayment.Owed(15_000, isLong: false, -100_000));
    }
}
