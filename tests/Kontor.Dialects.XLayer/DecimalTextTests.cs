using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tests;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("1.001", "1.01", -1)]
    [InlineData("1.1", "1.09", 1)]
    [InlineData("9", "10", -1)]
    [InlineData("010.50", "10.5", 0)]
    [InlineData("0", "0.0", 0)]
    [InlineData("0", "0.000000000000000000000000000001", -1)]
    [InlineData("100000000000000000000000000000000000000000", "99999999999999999999999999999999999999999.9", 1)]
    public void Numbers_of_any_length_are_compared_exactly(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(DecimalText.Compare(Read(left), Read(right))));
        Assert.Equal(-expected, Math.Sign(DecimalText.Compare(Read(right), Read(left))));
    }

    [Theory]
    [InlineData("25", 2, "2500", "2500")]
    [InlineData("25.001", 2, "2500", "2501")]
    [InlineData("0.5", 0, "0", "1")]
    [InlineData("0", 0, "0", "0")]
    [InlineData("0.001", 3, "1", "1")]
    public void What_is_finer_than_the_smallest_unit_is_cut_off_or_rounded_up(string text, int decimals, string floor, string ceiling)
    {
        Assert.Equal(floor, Read(text).Floor(decimals).ToString());
        Assert.Equal(ceiling, Read(text).Ceiling(decimals).ToString());
    }

    [Fact]
    public void More_than_there_can_be_is_the_most()
    {
        Assert.Equal(Word256.Max, Read(new string('9', 100)).Floor(18));
        Assert.Equal(Word256.Max, Read("115792089237316195423570985008687907853269984665640564039457584007913129639936").Floor(0));
        Assert.Equal(Word256.Max, Read("115792089237316195423570985008687907853269984665640564039457584007913129639935.5").Ceiling(0));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("٣")]
    public void Anything_else_is_no_number(string text) => Assert.False(DecimalText.TryParse(text, out _));

    [Fact]
    public void A_text_past_the_bound_is_no_number() => Assert.False(DecimalText.TryParse(new string('1', 161), out _));

    private static DecimalText Read(string text) =>
        DecimalText.TryParse(text, out var number) ? number! : throw new FormatException($"Not read: {text}");
}
