namespace Kontor.Analytics.Tests;

/// <summary>Numbers with eight decimals.</summary>
public sealed class FixedTests
{
    [Theory]
    [InlineData(1, 3, 33_333_333)]
    [InlineData(2, 3, 66_666_667)]
    [InlineData(-2, 3, -66_666_667)]
    [InlineData(1, 200_000_000, 1)]
    [InlineData(-1, 200_000_000, -1)]
    [InlineData(1, 200_000_001, 0)]
    [InlineData(3, -2, -150_000_000)]
    public void What_is_divided_is_rounded_to_the_nearest_and_halves_away_from_zero(long part, long whole, long ratio) =>
        Assert.Equal(ratio, Fixed.Ratio(part, whole));

    [Fact]
    public void Nothing_is_a_part_of_nothing()
    {
        Assert.Null(Fixed.Ratio(1, 0));
        Assert.Null(Fixed.Percent(1, 0));
        Assert.Null(Fixed.PercentChange(null, 1));
        Assert.Null(Fixed.PercentChange(1, null));
        Assert.Equal(-50 * Fixed.One, Fixed.PercentChange(4, 2));
    }

    [Theory]
    [InlineData(15, 1, 150_000_000)]
    [InlineData(123_456_789, 8, 123_456_789)]
    [InlineData(19, 9, 1)]
    [InlineData(-19, 9, -1)]
    [InlineData(1_999_999_999_999_999_999, 18, 199_999_999)]
    public void Amounts_in_finer_units_are_cut(long units, int decimals, long expected) =>
        Assert.Equal(expected, Fixed.Of(units, decimals));

    [Fact]
    public void What_no_number_can_hold_stays_at_the_largest()
    {
        Assert.Equal(Int128.MaxValue, Fixed.Multiply(Int128.MaxValue, 2 * Fixed.One));
        Assert.Equal(-Int128.MaxValue, Fixed.Multiply(Int128.MaxValue, -2 * Fixed.One));
        Assert.Equal(Int128.MaxValue, Fixed.Of(Int128.MaxValue / 2, 0));
        Assert.Equal(6 * Fixed.One, Fixed.Multiply(2 * Fixed.One, 3 * Fixed.One));
    }
}
