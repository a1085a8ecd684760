using System.Globalization;
using Kontor.Catalog;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>Whole numbers among the parameters. Each either yields a number or the row that the contract refuses it with.</summary>
internal static class Whole
{
    /// <summary>A count of rows, in the word of the contract a <c>limit</c>, whatever the parameter is called.</summary>
    public static Refusal? Limit(string? text, int ifAbsent, int max, out int limit)
    {
        limit = ifAbsent;
        if (text is null)
            return null;
        if (!IsInteger(text))
            return Errors.ParamValidateError;
        // A number that no int can hold is still a number, and outside the range.
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out limit) && limit >= 1 && limit <= max
            ? null
            : Errors.ParamValidateErrorLimitRange.With(1, max);
    }

    /// <summary>The number of a page, from 1. The contract has no message for a bad one.</summary>
    public static Refusal? Page(string? text, out int page) => Page(text, 1, out page);

    /// <summary>The same, where the first page is not always number 1.</summary>
    public static Refusal? Page(string? text, int first, out int page)
    {
        page = first;
        if (text is null)
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < first)
            return Errors.ParamValidateError;
        return null;
    }

    /// <summary>A number by which something is known, from 1; null when none was given.</summary>
    public static Refusal? Id(string name, string? text, out long? id)
    {
        id = null;
        if (text is null)
            return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            return Errors.ParamError.With(name);
        id = number;
        return null;
    }

    private static bool IsInteger(ReadOnlySpan<char> text)
    {
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
