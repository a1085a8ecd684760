using System.Globalization;
using Kontor.Catalog;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>Prices and quantities among the parameters, as whole steps of their market.</summary>
internal static class Numbers
{
    /// <summary>
    /// A decimal number above zero. What is none is an invalid parameter; one that is finer than the step has a row of its own, and is looked at
    /// last, after everything else that may be wrong with a request.
    /// </summary>
    public static Refusal? Steps(string name, string text, int decimals, long stepUnits, out Steps steps)
    {
        steps = default;
        var fault = Units.Parse(WithoutExponent(text).TrimEndZeros(), decimals, out var units);
        if (fault == UnitsFault.TooManyDecimals)
        {
            steps = new Steps(0, IsTooFine: true);
            return null;
        }
        // More than can be counted are as many as can: every bound is below that.
        if (fault == UnitsFault.Overflow)
            units = Int128.MaxValue;
        else if (fault != UnitsFault.None || units == 0)
            return Errors.ParamError.With(name);
        var (count, rest) = Int128.DivRem(units, stepUnits);
        steps = new Steps((long)Int128.Min(count, long.MaxValue), rest != 0);
        return null;
    }

    /// <summary>Zeros behind the last decimal say nothing, so they are no finer than the step.</summary>
    private static ReadOnlySpan<char> TrimEndZeros(this string text)
    {
        if (!text.Contains('.'))
            return text;
        var trimmed = text.AsSpan().TrimEnd('0');
        return trimmed is [.., '.'] && trimmed.Length < text.Length ? trimmed[..^1] : trimmed;
    }

    /// <summary>Some clients send JSON numbers, and some languages write 0.00001 with an exponent.</summary>
    private static string WithoutExponent(string text) =>
        text.AsSpan().ContainsAny('e', 'E')
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : text;
}

/// <summary>A number of whole steps, and whether there was a rest that no step holds.</summary>
internal readonly record struct Steps(long Count, bool IsTooFine)
{
    /// <summary>The refusal of whatever is too fine; null when nothing is.</summary>
    public static Refusal? Precision(params ReadOnlySpan<Steps> given)
    {
        foreach (var steps in given)
        {
            if (steps.IsTooFine)
                return Errors.DecimalPrecisionError.Refusal;
        }
        return null;
    }
}
