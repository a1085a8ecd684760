using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kontor.World.History;

/// <summary>
/// Proves that every byte of a struct belongs to a field. Padding would be stored with whatever happened to stand there, and equal rows
/// would have different checksums.
/// </summary>
internal static class RowLayout
{
    public static void ThrowIfPadded(Type row)
    {
        var (size, used) = (RuntimeHelpers.SizeOf(row.TypeHandle), UsedBytes(row));
        if (size != used)
            throw new ArgumentException(
                $"{row.Name} takes {size} bytes, but its fields only {used}: it must be laid out sequentially with Pack = 1."
            );
    }

    private static int UsedBytes(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer)
            return RuntimeHelpers.SizeOf(type.TypeHandle);
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var repeated = type.GetCustomAttribute<InlineArrayAttribute>()?.Length ?? 1;
        return fields.Sum(UsedBytes) * repeated;
    }

    private static int UsedBytes(FieldInfo field) =>
        field.GetCustomAttribute<FixedBufferAttribute>() is { } buffer
            ? RuntimeHelpers.SizeOf(buffer.ElementType.TypeHandle) * buffer.Length
            : UsedBytes(field.FieldType);
}
