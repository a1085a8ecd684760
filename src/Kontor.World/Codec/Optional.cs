namespace Kontor.World.Codec;

/// <summary>Values that may be absent: one byte says whether they are there.</summary>
internal static class Optional
{
    public static void WriteLongOrNone(this ref RecordWriter writer, long? value)
    {
        writer.WriteBool(value.HasValue);
        if (value is { } present)
            writer.WriteLong(present);
    }

    public static long? ReadLongOrNone(this ref RecordReader reader) => reader.ReadBool() ? reader.ReadLong() : null;

    public static void WriteTextOrNone(this ref RecordWriter writer, string? value)
    {
        writer.WriteBool(value is not null);
        if (value is not null)
            writer.WriteText(value);
    }

    public static string? ReadTextOrNone(this ref RecordReader reader) => reader.ReadBool() ? reader.ReadText() : null;

    public static void WriteBoolOrNone(this ref RecordWriter writer, bool? value)
    {
        writer.WriteBool(value.HasValue);
        if (value is { } present)
            writer.WriteBool(present);
    }

    public static bool? ReadBoolOrNone(this ref RecordReader reader) => reader.ReadBool() ? reader.ReadBool() : null;
}
