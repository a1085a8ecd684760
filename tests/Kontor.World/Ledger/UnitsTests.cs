using Kontor.World.Ledger;

namespace Kontor.World.Tests.Ledger;

public sealed class UnitsTests
{
    [Theory]
    [InlineData("0", 8, "0")]
    [InlineData("1", 8, "100000000")]
    [InlineData("1.5", 8, "150000000")]
    [InlineData("0.00000001", 8, "1")]
    [InlineData("007.10", 2, "710")]
    [InlineData("12", 0, "12")]
    [InlineData("170141183460469231731.687303715884105727", 18, "170141183460469231731687303715884105727")]
    public void Decimal_text_becomes_units_exactly(string text, int decimals, string expected)
    {
        Assert.Equal(UnitsFault.None, Units.Parse(text, decimals, out var units));
        Assert.Equal(Int128.Parse(expected), units);
    }

    [Theory]
    [InlineData("", 8, UnitsFault.Empty)]
    [InlineData(".", 8, UnitsFault.NotANumber)]
    [InlineData(".5", 8, UnitsFault.NotANumber)]
    [InlineData("5.", 8, UnitsFault.NotANumber)]
    [InlineData("1.2.3", 8, UnitsFault.NotANumber)]
    [InlineData("-1", 8, UnitsFault.NotANumber)]
    [InlineData("+1", 8, UnitsFault.NotANumber)]
    [InlineData("1e3", 8, UnitsFault.NotANumber)]
    [InlineData(" 1", 8, UnitsFault.NotANumber)]
    [InlineData("1,5", 8, UnitsFault.NotANumber)]
    [InlineData("0x10", 8, UnitsFault.NotANumber)]
    [InlineData("١", 8, UnitsFault.NotANumber)]
    [InlineData("NaN", 8, UnitsFault.NotANumber)]
    [InlineData("1.50", 1, UnitsFault.TooManyDecimals)]
    [InlineData("1.0", 0, UnitsFault.TooManyDecimals)]
    [InlineData("170141183460469231731.687303715884105728", 18, UnitsFault.Overflow)]
    [InlineData("999999999999999999999999999999999999999", 18, UnitsFault.Overflow)]
    [InlineData("0000000000000000000000000000000000000000001", 0, UnitsFault.TooLong)]
    public void Anything_else_is_refused_with_its_reason(string text, int decimals, UnitsFault expected)
    {
        Assert.Equal(expected, Units.Parse(text, decimals, out var units));
        Assert.Equal(Int128.Zero, units);
    }

    [Theory]
    [InlineData("150000000", 8, "1.50000000", "1.5", "1.50")]
    [InlineData("1", 8, "0.00000001", "0.00000001", "0.00")]
    [InlineData("0", 8, "0.00000000", "0", "0.00")]
    [InlineData("100000000", 8, "1.00000000", "1", "1.00")]
    [InlineData("1000", 0, "1000", "1000", "1000.00")]
    [InlineData("-199", 2, "-1.99", "-1.99", "-1.99")]
    [InlineData("1999", 3, "1.999", "1.999", "1.99")]
    [InlineData("-170141183460469231731687303715884105728", 18, "-170141183460469231731.687303715884105728", null, null)]
    public void Units_are_written_plainly(string units, int decimals, string full, string? trimmed, string? two)
    {
        Assert.Equal(full, Units.Format(Int128.Parse(units), decimals));
        if (trimmed is not null)
            Assert.Equal(trimmed, Units.FormatTrimmed(Int128.Parse(units), decimals));
        if (two is not null)
            Assert.Equal(two, Units.Format(Int128.Parse(units), decimals, 2));
    }

    [Theory, InlineData(1), InlineData(20_260_131)]
    public void What_is_written_reads_back_as_the_same(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var units = new Int128((ulong)chance.NextInt64() >> chance.Next(64), (ulong)chance.NextInt64() >> chance.Next(64));
            var decimals = chance.Next(AssetRecord.DecimalsMax + 1);
            foreach (var text in new[] { Units.Format(units, decimals), Units.FormatTrimmed(units, decimals) })
            {
                Assert.True(Units.Parse(text, decimals, out var back) == UnitsFault.None, $"seed {seed}: {text}");
                Assert.Equal(units, back);
            }
        }
    }
}
