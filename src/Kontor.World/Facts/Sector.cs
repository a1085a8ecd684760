using Kontor.World.Codec;

namespace Kontor.World.Facts;

/// <summary>What a tag is called for readers of simplified Chinese.</summary>
public sealed record Sector(string Tag, string Simplified)
{
    internal bool IsWellFormed => Bounds.IsName(Tag) && Simplified.Length <= Bounds.NameLengthMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Tag);
        writer.WriteText(Simplified);
    }

    internal static Sector Read(ref RecordReader reader) => new(reader.ReadText(), reader.ReadText());
}
