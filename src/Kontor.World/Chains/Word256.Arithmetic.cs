namespace Kontor.World.Chains;

public readonly partial struct Word256
{
    public static Word256 operator +(Word256 left, Word256 right) =>
        TryAdd(left, right, out var sum) ? sum : throw new OverflowException("The sum needs more than 256 bits.");

    public static Word256 operator -(Word256 left, Word256 right) =>
        TrySubtract(left, right, out var difference) ? difference : throw new OverflowException("The difference is below zero.");

    public static Word256 operator *(Word256 left, ulong right) =>
        TryMultiply(left, right, out var product) ? product : throw new OverflowException("The product needs more than 256 bits.");

    public static bool TryAdd(Word256 left, Word256 right, out Word256 sum)
    {
        var low = left.Low128 + right.Low128;
        var carry = low < left.Low128 ? UInt128.One : UInt128.Zero;
        var high = left.High128 + right.High128;
        var isTooHigh = high < left.High128 || high > UInt128.MaxValue - carry;
        sum = isTooHigh ? default : new Word256(high + carry, low);
        return !isTooHigh;
    }

    public static bool TrySubtract(Word256 left, Word256 right, out Word256 difference)
    {
        if (left < right)
        {
            difference = default;
            return false;
        }
        var borrow = left.Low128 < right.Low128 ? UInt128.One : UInt128.Zero;
        difference = new Word256(left.High128 - right.High128 - borrow, left.Low128 - right.Low128);
        return true;
    }

    public static bool TryMultiply(Word256 left, ulong right, out Word256 product)
    {
        var carry = Math.BigMul(left._lowest, right, out var lowest);
        var lowCarry = Step(left._low, right, carry, out var low);
        var highCarry = Step(left._high, right, lowCarry, out var high);
        var overflow = Step(left._highest, right, highCarry, out var highest);
        product = overflow == 0 ? new Word256(lowest, low, high, highest) : default;
        return overflow == 0;
    }

    /// <summary>The sum, or the largest number there is.</summary>
    public static Word256 AddUpToMax(Word256 left, Word256 right) => TryAdd(left, right, out var sum) ? sum : Max;

    /// <summary>The difference, or zero where more is taken than there is.</summary>
    public static Word256 SubtractDownToZero(Word256 left, Word256 right) =>
        TrySubtract(left, right, out var difference) ? difference : default;

    /// <summary>The product, or the largest number there is.</summary>
    public static Word256 MultiplyUpToMax(Word256 left, ulong right) => TryMultiply(left, right, out var product) ? product : Max;

    /// <summary>The sum without what does not fit, as contracts add.</summary>
    public static Word256 AddModulo(Word256 left, Word256 right)
    {
        var low = left.Low128 + right.Low128;
        return new Word256(left.High128 + right.High128 + (low < left.Low128 ? UInt128.One : UInt128.Zero), low);
    }

    /// <summary>Takes back what <see cref="AddModulo"/> added.</summary>
    public static Word256 SubtractModulo(Word256 left, Word256 right)
    {
        var borrow = left.Low128 < right.Low128 ? UInt128.One : UInt128.Zero;
        return new Word256(left.High128 - right.High128 - borrow, left.Low128 - right.Low128);
    }

    public static (Word256 Quotient, ulong Remainder) DivRem(Word256 dividend, ulong divisor)
    {
        var (highest, remainder) = Math.DivRem(dividend._highest, divisor);
        var high = Divide(dividend._high, divisor, ref remainder);
        var low = Divide(dividend._low, divisor, ref remainder);
        var lowest = Divide(dividend._lowest, divisor, ref remainder);
        return (new Word256(lowest, low, high, highest), remainder);
    }

    private static ulong Step(ulong digit, ulong factor, ulong carryIn, out ulong result)
    {
        var carry = Math.BigMul(digit, factor, out var low);
        result = low + carryIn;
        return result < low ? carry + 1 : carry;
    }

    private static ulong Divide(ulong digit, ulong divisor, ref ulong remainder)
    {
        if (remainder == 0)
        {
            (var quotient, remainder) = Math.DivRem(digit, divisor);
            return quotient;
        }
        var (wide, rest) = UInt128.DivRem(new UInt128(remainder, digit), divisor);
        remainder = (ulong)rest;
        return (ulong)wide;
    }
}
