using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals.Prices;

public sealed class MarkPriceTests
{
    private const long HourMs = 3_600_000;

    // The index is 50,000 USDT; the last rate was 0.01 % of 8 hours, and 4 of them are left: 50,000 x (1 + 0.0001 / 2) = 50,002.5.
    // The average premium is 0.02 %: 50,000 x 1.0002 = 50,010.
    private static readonly MarkInputs Inputs = new()
    {
        IndexUnits = 50_000_000_000,
        FundingRatePpb = 100_000,
        TimeLeftMs = 4 * HourMs,
        IntervalMs = 8 * HourMs,
        PremiumPpb = 200_000,
    };

    [Fact]
    public void A_book_between_the_two_prices_of_the_index_decides() =>
        Assert.Equal(50_005_000_000, MarkPrice.Of(With(bid: 50_004_000_000, ask: 50_006_000_000, last: 50_005_000_000)));

    [Fact]
    public void A_book_far_above_moves_the_mark_no_further_than_the_average_premium() =>
        Assert.Equal(50_010_000_000, MarkPrice.Of(With(bid: 90_000_000_000, ask: 91_000_000_000, last: 95_000_000_000)));

    [Fact]
    public void A_book_far_below_moves_it_no_further_than_the_rate_still_to_be_earned() =>
        Assert.Equal(50_002_500_000, MarkPrice.Of(With(bid: 1, ask: 2, last: 1)));

    [Fact]
    public void One_wild_trade_says_nothing_against_bid_and_ask() =>
        Assert.Equal(50_006_000_000, MarkPrice.Of(With(bid: 50_004_000_000, ask: 50_006_000_000, last: 70_000_000_000)));

    [Theory, InlineData(0, 50_006_000_000), InlineData(50_004_000_000, 0)]
    public void A_book_with_an_empty_side_says_nothing(long bid, long ask) =>
        Assert.Equal(50_002_500_000, MarkPrice.Of(With(bid, ask, last: 50_005_000_000)));

    [Fact]
    public void Before_there_is_an_index_the_last_trade_is_the_mark() =>
        Assert.Equal(49_000_000_000, MarkPrice.Of(Inputs with { IndexUnits = 0, LastUnits = 49_000_000_000 }));

    [Fact]
    public void Before_anything_happened_there_is_no_mark() => Assert.Equal(0, MarkPrice.Of(new MarkInputs { IndexUnits = 0 }));

    [Fact]
    public void The_mark_of_the_smallest_index_is_not_nothing() =>
        Assert.Equal(
            1,
            MarkPrice.Of(Inputs with { IndexUnits = 1, FundingRatePpb = -1_000_000_000, TimeLeftMs = 8 * HourMs, PremiumPpb = 0 })
        );

    private static MarkInputs With(long bid, long ask, long last) => Inputs with { BidUnits = bid, AskUnits = ask, LastUnits = last };
}
