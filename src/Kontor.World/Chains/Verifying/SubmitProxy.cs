using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>
/// Asks where a proxy leads. It is refused as long as the same question waits, and when the answer is known already: a proxy that leads
/// elsewhere since then may be asked about again.
/// </summary>
/// <param name="Implementation">Where it leads now, as whoever asks has seen it; nothing where it seems to lead nowhere.</param>
public sealed record SubmitProxy(string Chain, Address20 Contract, Hash32 CodeHash, Address20? Expected, Address20? Implementation)
    : Command<Outcome<VerificationJob>>
{
    public override CommandKind Kind => CommandKind.SubmitProxy;

    public override Outcome<VerificationJob> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Chain)?.Verifications is not { } jobs)
            return Reject.UnknownChain;
        var job = new VerificationJob("", VerificationState.Pending, nowMs)
        {
            Kind = VerificationKind.Proxy,
            Contract = Contract,
            CodeHash = CodeHash,
            Expected = Expected,
        };
        if (jobs.FindSame(job)?.State == VerificationState.Pending || IsKnown(jobs.FindSuccess(VerificationKind.Proxy, Contract)))
            return Reject.Conflict;
        if (!jobs.HasRoomForWork)
            return Reject.TooMany;
        job = job with { Guid = RecordVerification.NewGuid(state) };
        jobs.Put(job);
        return job;
    }

    private bool IsKnown(VerificationJob? known) =>
        known is not null && known.CodeHash == CodeHash && known.Implementation == Implementation && Implementation is not null;

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteAddress(Contract);
        writer.WriteHash(CodeHash);
        writer.WriteAddressOrNone(Expected);
        writer.WriteAddressOrNone(Implementation);
    }

    public static SubmitProxy Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadAddress(), reader.ReadHash(), reader.ReadAddressOrNone(), reader.ReadAddressOrNone());
}
