using Kontor.Dialects.Weex.Wire;

namespace Kontor.Dialects.Weex.Tests;

/// <summary>How parameters are read.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData(null, 10)]
    [InlineData("1", 1)]
    [InlineData("100", 100)]
    public void A_limit_within_its_range_is_taken(string? text, int expected)
    {
        Assert.Null(Whole.Limit(text, 10, 100, out var limit));
        Assert.Equal(expected, limit);
    }

    [Theory]
    [InlineData("0"), InlineData("101"), InlineData("-1"), InlineData("99999999999999999999999")]
    public void A_limit_outside_its_range_is_told_the_range(string text) =>
        Assert.Equal("limit must be between 1 and 100.", Whole.Limit(text, 10, 100, out _)!.Message);

    [Theory]
    [InlineData("ten"), InlineData("1.5"), InlineData("1e2"), InlineData("-"), InlineData("\uFFFF"), InlineData(" 1")]
    public void A_limit_that_is_no_number_gets_the_general_message(string text) =>
        Assert.Same(Errors.ParamValidateError, Whole.Limit(text, 10, 100, out _)!.Row);

    [Theory]
    [InlineData("1766000000000", "1766000000001")]
    [InlineData("1000000000000", null)]
    [InlineData(null, "253402300799999")]
    public void Times_in_milliseconds_are_taken(string? start, string? end)
    {
        Assert.Null(TimeRange.Read(start, end, out var range));
        Assert.Equal((start, end), (range.StartMs?.ToString(), range.EndMs?.ToString()));
    }

    [Theory]
    [
        InlineData("1766000000"),
        InlineData("0"),
        InlineData("-1766000000000"),
        InlineData("1766000000000.5"),
        InlineData("now"),
        InlineData("17660000000000000")
    ]
    public void Anything_else_is_no_time_in_milliseconds(string text)
    {
        Assert.Same(Errors.ParamValidateErrorStartTime, TimeRange.Read(text, null, out _)!.Row);
        Assert.Same(Errors.ParamValidateErrorEndTime, TimeRange.Read(null, text, out _)!.Row);
        Assert.Same(Errors.ParamValidateErrorStartTime, TimeRange.Read(text, text, out _)!.Row);
    }

    [Fact]
    public void A_range_may_be_a_single_instant_but_not_run_backwards()
    {
        Assert.Null(new TimeRange(5, 5).Check());
        Assert.Same(Errors.StartTimeAfterEndTime, new TimeRange(6, 5).Check()!.Row);
        Assert.Null(new TimeRange(6, null).Check());
    }

    [Fact]
    public void A_bounded_range_may_be_exactly_as_wide_as_its_bound()
    {
        const long dayMs = 86_400_000;
        Assert.Null(new TimeRange(0, 100 * dayMs).Check(100));
        Assert.Equal("Time range cannot exceed 100 days.", new TimeRange(0, (100 * dayMs) + 1).Check(100)!.Message);
    }

    [Fact]
    public void An_open_end_is_closed_by_the_default_width()
    {
        const long dayMs = 86_400_000;
        Assert.Equal(new TimeRange(dayMs, 31 * dayMs), new TimeRange(dayMs, null).OrLast(30, 0));
        Assert.Equal(new TimeRange(dayMs, 31 * dayMs), new TimeRange(null, 31 * dayMs).OrLast(30, 0));
        Assert.Equal(new TimeRange(dayMs, 31 * dayMs), default(TimeRange).OrLast(30, 31 * dayMs));
        Assert.Equal(new TimeRange(1, 2), new TimeRange(1, 2).OrLast(30, 0));
    }

    [Theory]
    [InlineData("BTCUSDT", true)]
    [InlineData("1INCHUSDT", true)]
    [InlineData("btcusdt", false)]
    [InlineData("BTCUSDT_SPBL", false)]
    [InlineData("BTC-USDT", false)]
    [InlineData("B", false)]
    [InlineData("ÄTCUSDT", false)]
    public void A_symbol_is_upper_case_without_a_separator(string symbol, bool isWellFormed) =>
        Assert.Equal(isWellFormed, Symbols.IsWellFormed(symbol));
}
