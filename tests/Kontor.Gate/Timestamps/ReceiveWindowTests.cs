using Kontor.Gate.Timestamps;

namespace Kontor.Gate.Tests.Timestamps;

public sealed class ReceiveWindowTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("5000", 5_000)]
    [InlineData("60000", 60_000)]
    [InlineData("0060000", 60_000)]
    public void A_whole_number_from_1_to_60000_is_a_window(string text, int ms)
    {
        Assert.True(ReceiveWindow.TryRead(text, out var read));
        Assert.Equal(ms, read);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("60001")]
    [InlineData("-1")]
    [InlineData("+5000")]
    [InlineData("5000.0")]
    [InlineData("5e3")]
    [InlineData("5 000")]
    [InlineData(" ")]
    [InlineData("abc")]
    [InlineData("4294967297")]
    [InlineData("18446744073709551617")]
    public void Anything_else_is_invalid(string text) => Assert.False(ReceiveWindow.TryRead(text, out _));

    [Fact]
    public void Absent_and_empty_mean_the_default()
    {
        Assert.True(ReceiveWindow.TryRead(null, out var absent));
        Assert.True(ReceiveWindow.TryRead("", out var empty, defaultMs: 60_000));
        Assert.Equal((5_000, 60_000), (absent, empty));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    [InlineData(long.MinValue, false)]
    [InlineData(long.MaxValue, false)]
    public void A_number_is_checked_against_the_same_bounds(long ms, bool valid) => Assert.Equal(valid, ReceiveWindow.IsValid(ms));
}
