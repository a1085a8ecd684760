using System.Collections;
using System.Globalization;

namespace Kontor.Chains.Tests.Storage;

/// <summary>Everything that a value of the model holds, as text, whatever fields it gets in the future.</summary>
internal static class Described
{
    public static string Of(object? value) =>
        value switch
        {
            null => "nothing",
            string text => text,
            ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
            IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Of))}]",
            _ when value.GetType().Namespace == "Kontor.Chains.Model" && !value.GetType().IsEnum => Fields(value),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };

    private static string Fields(object value)
    {
        var fields = value.GetType().GetProperties().Select(property => $"{property.Name}: {Of(property.GetValue(value))}");
        return $"{{{string.Join("; ", fields)}}}";
    }
}
