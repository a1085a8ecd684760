using Kontor.Analytics.Signals;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>What stands out from what is usual.</summary>
public sealed class BaselineTests
{
    [Fact]
    public void A_value_stands_out_that_lies_more_than_four_deviations_above_the_mean()
    {
        var baseline = new Baseline();
        // Mean 0, deviation 1,000.
        foreach (var value in (long[])[1_000, -1_000, 1_000, -1_000])
            baseline.Add(value);
        Assert.False(baseline.IsExceededBy(4_000, 4));
        Assert.True(baseline.IsExceededBy(4_001, 4));
        Assert.False(baseline.IsExceededBy(-4_001, 4));
        // With as many zeros more, the deviation is 1,000 / √2.
        Assert.False(baseline.IsExceededBy(2_828, 8));
        Assert.True(baseline.IsExceededBy(2_829, 8));
    }

    [Fact]
    public void What_is_removed_was_never_there_and_the_largest_values_have_room()
    {
        var baseline = new Baseline();
        for (var count = 0; count < 8_640; count++)
            baseline.Add(Baseline.Dollars(Int128.MaxValue));
        Assert.False(baseline.IsExceededBy(Baseline.DollarsMax, 8_640));
        for (var count = 0; count < 8_640; count++)
            baseline.Remove(Baseline.DollarsMax);
        Assert.True(baseline.IsExceededBy(1, 8_640));
    }

    [Fact]
    public void Dollars_are_cut_off_towards_zero()
    {
        Assert.Equal(1, Baseline.Dollars(199_999_999));
        Assert.Equal(-1, Baseline.Dollars(-199_999_999));
    }
}
