using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Posts;

/// <summary>Tells the world what somebody has said about a token.</summary>
public sealed record RecordPost(string Symbol, Mood Mood, string Text) : Command<Outcome<Post>>
{
    public override CommandKind Kind => CommandKind.RecordPost;

    private bool IsWellFormed =>
        Bounds.IsName(Symbol) && Mood is >= Mood.Bullish and <= Mood.Bearish && Text.Length is > 0 and <= PostBounds.TextLengthMax;

    public override Outcome<Post> Apply(WorldState state, long nowMs) =>
        IsWellFormed ? state.Posts.Add(Symbol, Mood, Text, nowMs) : Reject.Malformed;

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Symbol);
        writer.WriteByte((byte)Mood);
        writer.WriteText(Text);
    }

    public static RecordPost Read(ref RecordReader reader) => new(reader.ReadText(), (Mood)reader.ReadByte(), reader.ReadText());
}
