using Kontor.World.Codec;

namespace Kontor.World.Posts;

/// <summary>What somebody out there has said about a token.</summary>
/// <param name="Number">Counted from one, over all tokens.</param>
/// <param name="TimeMs">When the world heard of it.</param>
public sealed record Post(long Number, string Symbol, Mood Mood, string Text, long TimeMs)
{
    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Number);
        writer.WriteText(Symbol);
        writer.WriteByte((byte)Mood);
        writer.WriteText(Text);
        writer.WriteLong(TimeMs);
    }

    internal static Post Read(ref RecordReader reader) =>
        new(reader.ReadLong(), reader.ReadText(), (Mood)reader.ReadByte(), reader.ReadText(), reader.ReadLong());
}
