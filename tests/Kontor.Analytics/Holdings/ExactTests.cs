using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Tests.Holdings;

public sealed class ExactTests
{
    [Theory]
    [
        InlineData(0, 5, "0"),
        InlineData(5, 0, "5"),
        InlineData(-5, 1, "-0.5"),
        InlineData(1_200, 2, "12"),
        InlineData(1_205, 3, "1.205"),
        InlineData(1, 12, "0.000000000001"),
    ]
    public void A_number_is_written_without_zeros_at_its_end_and_without_an_exponent(long units, int scale, string text) =>
        Assert.Equal(text, new Exact(units, scale).ToText());

    [Theory]
    [
        InlineData(15, 1, 0, "2"),
        InlineData(-15, 1, 0, "-2"),
        InlineData(14, 1, 0, "1"),
        InlineData(1_005, 3, 2, "1.01"),
        InlineData(4, 1, 0, "0"),
        InlineData(-4, 1, 0, "0"),
    ]
    public void Halves_are_rounded_away_from_zero(long units, int scale, int decimals, string text) =>
        Assert.Equal(text, new Exact(units, scale).ToText(decimals));

    [Fact]
    public void Numbers_of_different_scales_are_added_and_divided()
    {
        Assert.Equal("1.25", (new Exact(1, 0) + new Exact(25, 2)).ToText());
        Assert.Equal("-0.75", (new Exact(25, 2) - new Exact(1, 0)).ToText());
        Assert.Equal("0.66666667", Exact.Divide(new(2, 0), new(30, 1), 8)!.Value.ToText());
        Assert.Equal("-0.5", Exact.Divide(new(1, 0), new(-2, 0), 8)!.Value.ToText());
        Assert.Null(Exact.Divide(new(1, 0), Exact.Zero, 8));
    }
}
