using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Kontor.World.Matching;

namespace Kontor.Simulation;

/// <summary>
/// Everything that is in an answer, in words: field by field, whether anybody can see the field or not, because what is left out cannot
/// be compared.
/// </summary>
internal static class AnswerText
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = [];

    public static string Of(object? answer)
    {
        var text = new StringBuilder();
        Append(text, answer);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("none");
                break;
            case string or Enum or ClientOrderId or bool:
                text.Append(value);
                break;
            case IFormattable number:
                text.Append(number.ToString(format: null, CultureInfo.InvariantCulture));
                break;
            case Array items:
                AppendAll(text, items);
                break;
            default:
                AppendFields(text, value);
                break;
        }
    }

    private static void AppendAll(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Append(text, item);
            text.Append("; ");
        }
        text.Append(']');
    }

    private static void AppendFields(StringBuilder text, object value)
    {
        var type = value.GetType();
        text.Append(type.Name).Append('{');
        foreach (var field in s_fields.GetOrAdd(type, FieldsOf))
        {
            text.Append(NameOf(field)).Append('=');
            Append(text, field.GetValue(value));
            text.Append(' ');
        }
        text.Append('}');
    }

    private static FieldInfo[] FieldsOf(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    // The compiler calls what is behind a property <Name>k__BackingField.
    private static string NameOf(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
