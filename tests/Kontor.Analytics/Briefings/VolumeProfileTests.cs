using Kontor.Analytics.Briefings;

namespace Kontor.Analytics.Tests.Briefings;

public sealed class VolumeProfileTests
{
    private readonly VolumeProfile _profile = new();

    [Fact]
    public void The_three_nearest_dense_bins_are_found_on_both_sides()
    {
        foreach (var dollars in (int[])[50, 60, 70, 80, 120, 140, 160, 180])
            Trade(dollars, 90);
        foreach (var dollars in (int[])[53, 57, 63, 67, 73, 77, 97, 103, 130, 150, 170])
            Trade(dollars, 10);
        Assert.Equal("120 140 160 / 80 70 60", Around(100));
        Assert.Equal(" / 180 160 140", Around(200));
        Assert.Equal("50 60 70 / ", Around(10));
    }

    [Fact]
    public void The_bin_of_the_price_is_neither_above_nor_below()
    {
        Trade(100, 90);
        Trade(120, 1);
        Trade(140, 1);
        Assert.Equal(" / 100", Around(102));
        Assert.Equal("100 / ", Around(98));
        Assert.Equal(" / ", Around(100));
    }

    [Fact]
    public void Dense_is_one_and_a_half_times_the_median()
    {
        Trade(50, 10);
        Trade(60, 20);
        Trade(70, 30);
        // The median is 20, so 30 is just enough.
        Assert.Equal("70 / ", Around(40));
        Trade(80, 22);
        // Now it is 21, which asks for 31.5.
        Assert.Equal(" / ", Around(40));
    }

    [Fact]
    public void Of_neighbours_the_larger_is_dense_and_of_equals_the_lower()
    {
        Int128 low = PriceBins.MiddleOf(2_000);
        Int128 high = PriceBins.MiddleOf(2_001);
        _profile.Add(low, 100);
        _profile.Add(high, 100);
        foreach (var bin in (int[])[1_900, 1_910, 1_920])
            _profile.Add(PriceBins.MiddleOf(bin), 1);
        Assert.True(_profile.Around(PriceBins.MiddleOf(1_800)).Resistances.SequenceEqual([low]));
        _profile.Add(high, 1);
        Assert.True(_profile.Around(PriceBins.MiddleOf(1_800)).Resistances.SequenceEqual([high]));
    }

    [Fact]
    public void What_is_taken_out_leaves_nothing()
    {
        Trade(50, 10);
        Trade(60, 20);
        Trade(70, 30);
        _profile.Remove(60 * (Int128)Fixed.One, 20);
        _profile.Remove(70 * (Int128)Fixed.One, 30);
        _profile.Remove(50 * (Int128)Fixed.One, 10);
        Assert.Equal(" / ", Around(40));
        Trade(50, 10);
        Trade(60, 20);
        Trade(70, 30);
        Assert.Equal("70 / ", Around(40));
    }

    [Fact]
    public void Bins_hold_every_price_that_can_be_written()
    {
        for (var bin = 0; bin < 8_000; bin++)
            Assert.Equal(bin, PriceBins.Of(PriceBins.MiddleOf(bin)));
        Assert.Equal((0, 0), (PriceBins.Of(0), PriceBins.Of(1)));
        Assert.True(PriceBins.MiddleOf(PriceBins.Of(Int128.MaxValue)) > Int128.MaxValue / 4);
    }

    private void Trade(int dollars, int value) => _profile.Add(dollars * (Int128)Fixed.One, value);

    /// <summary>In whole dollars, to which the middle of a bin is near.</summary>
    private string Around(int dollars)
    {
        var areas = _profile.Around(dollars * (Int128)Fixed.One);
        return $"{Text(areas.Resistances)} / {Text(areas.Supports)}";

        static string Text(IEnumerable<Int128> prices) => string.Join(' ', prices.Select(Nearest));
    }

    private static Int128 Nearest(Int128 price) => (price + (Fixed.One * (Int128)5)) / (Fixed.One * (Int128)10) * 10;
}
