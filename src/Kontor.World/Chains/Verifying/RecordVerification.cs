using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>
/// Notes a job of which somebody says how it ends, or that it has ended. Without a guid, the world makes one. What a compiler finds out
/// cannot be said by hand.
/// </summary>
public sealed record RecordVerification(string Chain, string Guid, VerificationState State) : Command<Outcome<VerificationJob>>
{
    public override CommandKind Kind => CommandKind.RecordVerification;

    public override Outcome<VerificationJob> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (Guid.Length > Bounds.NameLengthMax)
            return Reject.Malformed;
        var known = chain.Verifications.Find(Guid);
        if (known is null && chain.Verifications.All.Count >= Bounds.VerificationsPerChainMax)
            return Reject.TooMany;
        if (known is not null && known.Kind != VerificationKind.ByHand)
            return Reject.WrongState;
        var job = new VerificationJob(Guid.Length > 0 ? Guid : NewGuid(state), State, known?.CreatedMs ?? nowMs);
        chain.Verifications.Put(job);
        return job;
    }

    /// <summary>32 hexadecimal digits that follow from the world's seed.</summary>
    internal static string NewGuid(WorldState state) => $"{state.Chance.Next():x16}{state.Chance.Next():x16}";

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteText(Guid);
        writer.WriteByte((byte)State);
    }

    public static RecordVerification Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadText(), (VerificationState)reader.ReadByte());
}
