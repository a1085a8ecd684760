using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Notes a verification job, or what became of it. Without a guid, the world makes one of 32 hexadecimal digits.</summary>
public sealed record RecordVerification(string Chain, string Guid, VerificationState State) : Command<Outcome<VerificationJob>>
{
    public override CommandKind Kind => CommandKind.RecordVerification;

    public override Outcome<VerificationJob> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (Guid.Length > Bounds.NameLengthMax)
            return Reject.Malformed;
        var known = chain.FindVerification(Guid);
        if (known is null && chain.Verifications.Count >= Bounds.VerificationsPerChainMax)
            return Reject.TooMany;
        var guid = Guid.Length > 0 ? Guid : $"{state.Chance.Next():x16}{state.Chance.Next():x16}";
        var job = new VerificationJob(guid, State, known?.CreatedMs ?? nowMs);
        chain.Put(job);
        return job;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteText(Guid);
        writer.WriteByte((byte)State);
    }

    public static RecordVerification Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadText(), (VerificationState)reader.ReadByte());
}
