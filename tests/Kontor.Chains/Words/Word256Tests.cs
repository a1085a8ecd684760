using System.Globalization;
using System.Numerics;
using Kontor.World.Chains;
using Xunit.Abstractions;

namespace Kontor.Chains.Tests.Words;

/// <summary>The numbers of chains against those of the framework, which are slower and have no end.</summary>
public sealed class Word256Tests(ITestOutputHelper output)
{
    private static readonly BigInteger TooLarge = BigInteger.One << 256;

    [Fact]
    public void It_adds_subtracts_and_multiplies_as_numbers_without_end_do_or_says_that_it_cannot()
    {
        foreach (var (left, right) in Pairs())
        {
            var (a, b) = (Number(left), Number(right));
            Assert.Equal(a + b < TooLarge, Word256.TryAdd(left, right, out var sum));
            Assert.Equal(a + b < TooLarge ? a + b : 0, Number(sum));
            Assert.Equal(a >= b, Word256.TrySubtract(left, right, out var difference));
            Assert.Equal(a >= b ? a - b : 0, Number(difference));
            var factor = (ulong)right.Low128;
            Assert.Equal(a * factor < TooLarge, Word256.TryMultiply(left, factor, out var product));
            Assert.Equal(a * factor < TooLarge ? a * factor : 0, Number(product));
            Assert.Equal((a + b) % TooLarge, Number(Word256.AddModulo(left, right)));
            Assert.Equal((a - b + TooLarge) % TooLarge, Number(Word256.SubtractModulo(left, right)));
            Assert.Equal(a.CompareTo(b), left.CompareTo(right));
            Assert.Equal((int)a.GetBitLength(), left.BitLength);
            if (factor == 0)
                continue;
            var (quotient, remainder) = Word256.DivRem(left, factor);
            Assert.Equal((a / factor, (ulong)(a % factor)), (Number(quotient), remainder));
        }
    }

    [Fact]
    public void What_it_writes_it_reads_again()
    {
        var bytes = new byte[32];
        foreach (var (word, _) in Pairs())
        {
            Assert.Equal(Number(word).ToString(CultureInfo.InvariantCulture), word.ToString());
            Assert.Equal(word, Word256.Parse(word.ToString()));
            Assert.True(Word256.TryParseHex(word.ToHex(), out var fromHex) && fromHex == word);
            word.WriteBigEndian(bytes);
            Assert.Equal(Number(word), new BigInteger(bytes, isUnsigned: true, isBigEndian: true));
            Assert.Equal(word, Word256.FromBigEndian(bytes));
            foreach (var decimals in (int[])[0, 1, 6, 18, 77, 78])
                Assert.True(Word256.TryParseUnits(word.ToUnits(decimals), decimals, out var again) && again == word);
        }
    }

    [Theory]
    [InlineData("0", 18, "0")]
    [InlineData("1", 18, "0.000000000000000001")]
    [InlineData("1500000000000000000", 18, "1.5")]
    [InlineData("100", 2, "1")]
    [InlineData("12345", 0, "12345")]
    [InlineData("1000000", 6, "1")]
    [InlineData("10", 2, "0.1")]
    public void Amounts_are_written_in_whole_units_without_loss_and_without_zeros_at_the_end(string raw, int decimals, string text) =>
        Assert.Equal(text, Word256.Parse(raw).ToUnits(decimals));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData(" 1")]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639936")]
    public void What_is_no_number_of_256_bits_is_refused(string text) => Assert.False(Word256.TryParse(text, out _));

    [Theory]
    [InlineData("1.5", 0)]
    [InlineData("1.", 2)]
    [InlineData(".5", 2)]
    [InlineData("0.001", 2)]
    [InlineData("1.2.3", 4)]
    public void An_amount_with_more_decimals_than_its_coin_has_is_refused(string text, int decimals) =>
        Assert.False(Word256.TryParseUnits(text, decimals, out _));

    [Fact]
    public void Plain_operators_never_lose_anything_silently()
    {
        Assert.Throws<OverflowException>(() => Word256.Max + Word256.One);
        Assert.Throws<OverflowException>(() => Word256.Zero - Word256.One);
        Assert.Throws<OverflowException>(() => Word256.Max * 2);
        Assert.Throws<OverflowException>(() => (ulong)Word256.Max);
        Assert.Equal(Word256.Max, Word256.AddUpToMax(Word256.Max, 7));
        Assert.Equal(Word256.Zero, Word256.SubtractDownToZero(3, 7));
        Assert.Equal(Word256.Max, Word256.MultiplyUpToMax(Word256.Max, 3));
    }

    private IEnumerable<(Word256 Left, Word256 Right)> Pairs()
    {
        foreach (var seed in Seeds.Take(3, output))
        {
            var chance = new Random(seed);
            for (var pair = 0; pair < 2_000; pair++)
                yield return (Any(chance), Any(chance));
        }
    }

    private static Word256 Any(Random chance) =>
        chance.Next(10) switch
        {
            0 => Word256.Zero,
            1 => Word256.Max,
            2 => Word256.One,
            _ => Below(chance, chance.Next(1, 257)),
        };

    private static Word256 Below(Random chance, int bits)
    {
        Span<byte> bytes = stackalloc byte[32];
        chance.NextBytes(bytes);
        // Runs of ones are where carries go wrong.
        if (chance.Next(3) == 0)
            bytes.Fill(0xFF);
        return Word256.FromBigEndian(
            (new BigInteger(bytes, isUnsigned: true) % (BigInteger.One << bits)).ToByteArray(isUnsigned: true, isBigEndian: true)
        );
    }

    private static BigInteger Number(Word256 word) => ((BigInteger)word.High128 << 128) + (BigInteger)word.Low128;
}
