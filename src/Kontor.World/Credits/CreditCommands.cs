using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Credits;

/// <summary>Adds credits. The result is the new balance.</summary>
public sealed record TopUp(long UserNumber, long Amount, string Note) : Command<Outcome<long>>
{
    public override CommandKind Kind => CommandKind.TopUp;

    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        if (state.Directory.FindUser(UserNumber) is null)
            return Reject.UnknownUser;
        if (Amount <= 0)
            return Reject.NotPositive;
        return Bounds.IsText(Note) ? state.Credits.TopUp(UserNumber, Amount, Note, nowMs) : Reject.Malformed;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(UserNumber);
        writer.WriteLong(Amount);
        writer.WriteText(Note);
    }

    public static TopUp Read(ref RecordReader reader) => new(reader.ReadLong(), reader.ReadLong(), reader.ReadText());
}

/// <summary>Pays for one request: all of its price or nothing. The result is what remains.</summary>
public sealed record Spend(long UserNumber, long Amount, string RequestId, string Path) : Command<Outcome<long>>
{
    public override CommandKind Kind => CommandKind.Spend;

    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        if (state.Directory.FindUser(UserNumber) is null)
            return Reject.UnknownUser;
        if (Amount <= 0)
            return Reject.NotPositive;
        var isWellFormed = Bounds.IsName(RequestId) && Bounds.IsText(Path);
        return isWellFormed ? state.Credits.Spend(UserNumber, Amount, RequestId, Path, nowMs) : Reject.Malformed;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(UserNumber);
        writer.WriteLong(Amount);
        writer.WriteText(RequestId);
        writer.WriteText(Path);
    }

    public static Spend Read(ref RecordReader reader) => new(reader.ReadLong(), reader.ReadLong(), reader.ReadText(), reader.ReadText());
}
