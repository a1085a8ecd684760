using Kontor.Analytics.Signals;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>How risky tokens are among each other.</summary>
public sealed class GradesTests
{
    [Fact]
    public void Tokens_are_graded_by_thirds_of_how_much_they_move_and_equals_by_symbol()
    {
        var grades = Grades.Among([Watch("A", 300), Watch("B", 200), Watch("C", 100), Watch("D", 200), Watch("E"), Watch("F", 500)]);
        // C, B, D, A, F: two of the five are in the first third, two in the second, one in the last.
        Assert.Equal("A2 B1 C1 D2 E1 F3", string.Join(' ', "ABCDEF".Select(symbol => $"{symbol}{grades.Of($"{symbol}")}")));
    }

    [Fact]
    public void Two_tokens_have_nothing_to_be_compared_with()
    {
        var grades = Grades.Among([Watch("A", 300), Watch("B", 200), Watch("C")]);
        Assert.Equal((1, 1, 1, 1), (grades.Of("A"), grades.Of("B"), grades.Of("C"), grades.Of("D")));
    }

    [Fact]
    public void The_mean_is_that_of_the_last_thirty_days()
    {
        var volatility = new Volatility();
        Assert.Null(volatility.Mean);
        volatility.AddDay(null, 100);
        Assert.Null(volatility.Mean);
        volatility.AddDay(100, 200);
        Assert.Equal(Fixed.One, volatility.Mean);
        for (var day = 0; day < 29; day++)
            volatility.AddDay(100, 70);
        // (1 + 29 · 0.3) / 30, cut off.
        Assert.Equal(32_333_333, volatility.Mean);
        volatility.AddDay(100, 70);
        Assert.Equal(30_000_000, volatility.Mean);
    }

    /// <summary>A token that moves as much as this every day.</summary>
    private static TokenWatch Watch(string symbol, params long[] changes)
    {
        var watch = new TokenWatch(symbol);
        foreach (var change in changes)
            watch.Volatility.AddDay(1_000, 1_000 + change);
        return watch;
    }
}
