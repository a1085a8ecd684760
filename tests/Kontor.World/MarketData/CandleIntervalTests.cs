using Kontor.World.MarketData;

namespace Kontor.World.Tests.MarketData;

public sealed class CandleIntervalTests
{
    public static TheoryData<CandleInterval> All => [.. Enum.GetValues<CandleInterval>()];

    [Theory, MemberData(nameof(All))]
    public void Starts_agree_with_the_calendar_of_the_runtime(CandleInterval interval)
    {
        var chance = new Random((int)interval);
        // The runtime has no year 10000, and the last candles of all end in it.
        var lastMs = Bounds.InstantMaxMs - 40L * 86_400_000;
        for (var step = 0; step < 5_000; step++)
        {
            var timeMs = step switch
            {
                0 => 0,
                1 => lastMs,
                _ => chance.NextInt64(lastMs),
            };
            var startMs = interval.StartOf(timeMs);
            Assert.Equal(NaiveCandles.StartOf(interval, timeMs), startMs);
            Assert.Equal(NaiveCandles.Next(interval, startMs), interval.Next(startMs));
            Assert.Equal(startMs, interval.StartOf(startMs));
            Assert.Equal(startMs, interval.StartOf(interval.Next(startMs) - 1));
            Assert.Equal(startMs, interval.Step(interval.Step(startMs, 1_499), -1_499));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_first_and_the_last_instant_have_their_candle(CandleInterval interval)
    {
        Assert.InRange(interval.StartOf(0), -3L * 86_400_000, 0);
        var lastMs = interval.StartOf(Bounds.InstantMaxMs);
        Assert.InRange(Bounds.InstantMaxMs, lastMs, interval.Next(lastMs) - 1);
    }

    [Theory]
    [InlineData(CandleInterval.Week1, "2024-03-03T23:59:59Z", "2024-02-26T00:00:00Z")]
    [InlineData(CandleInterval.Week1, "2024-03-04T00:00:00Z", "2024-03-04T00:00:00Z")]
    [InlineData(CandleInterval.Month1, "2024-02-29T23:59:59Z", "2024-02-01T00:00:00Z")]
    [InlineData(CandleInterval.Month1, "2023-03-01T00:00:00Z", "2023-03-01T00:00:00Z")]
    [InlineData(CandleInterval.Month1, "2100-02-28T12:00:00Z", "2100-02-01T00:00:00Z")]
    [InlineData(CandleInterval.Day3, "1970-01-03T23:59:59Z", "1970-01-01T00:00:00Z")]
    [InlineData(CandleInterval.Hour12, "2024-02-29T11:59:59Z", "2024-02-29T00:00:00Z")]
    public void A_week_begins_on_monday_a_month_with_its_first_and_three_days_count_from_1970(
        CandleInterval interval,
        string time,
        string start
    ) =>
        Assert.Equal(
            DateTimeOffset.Parse(start).ToUnixTimeMilliseconds(),
            interval.StartOf(DateTimeOffset.Parse(time).ToUnixTimeMilliseconds())
        );
}
