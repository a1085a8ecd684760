using System.Numerics;

namespace Kontor.Analytics.Signals;

/// <summary>What is usual: the sum and the sum of squares of so many values before. Whole dollars, so that both are exact.</summary>
internal sealed class Baseline
{
    /// <summary>More than this counts as this, so that the sums have room: a quadrillion dollars.</summary>
    public const long DollarsMax = 1_000_000_000_000_000;

    /// <summary>A value is unusual that lies more than four standard deviations above the mean.</summary>
    private const int DeviationsSquared = 16;

    private Int128 _sum;
    private Int128 _squares;

    /// <summary>In whole dollars, cut off towards zero.</summary>
    public static long Dollars(Int128 amount) => (long)Int128.Clamp(amount / Fixed.One, -DollarsMax, DollarsMax);

    public void Add(long dollars)
    {
        _sum += dollars;
        _squares += (Int128)dollars * dollars;
    }

    public void Remove(long dollars)
    {
        _sum -= dollars;
        _squares -= (Int128)dollars * dollars;
    }

    /// <summary>Whether a value stands out from so many before it. Compared without a division or a root, so nothing is rounded.</summary>
    public bool IsExceededBy(long dollars, long count)
    {
        var (sum, squares) = ((BigInteger)_sum, (BigInteger)_squares);
        var above = ((BigInteger)dollars * count) - sum;
        return above.Sign > 0 && above * above > DeviationsSquared * ((count * squares) - (sum * sum));
    }
}
