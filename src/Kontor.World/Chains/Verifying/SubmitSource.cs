using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>
/// Asks whether a source makes the code of a contract. The same source for the same code is compiled once: it is refused as long as it waits,
/// and when it was found right.
/// </summary>
/// <param name="CodeHash">Of the code that lies there now: the world knows only its own chains' contracts, not those of a node.</param>
public sealed record SubmitSource(string Chain, Address20 Contract, Hash32 CodeHash, SubmittedSource Source)
    : Command<Outcome<VerificationJob>>
{
    public override CommandKind Kind => CommandKind.SubmitSource;

    public override Outcome<VerificationJob> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Chain)?.Verifications is not { } jobs)
            return Reject.UnknownChain;
        if (!Source.IsWellFormed)
            return Reject.Malformed;
        var job = new VerificationJob("", VerificationState.Pending, nowMs)
        {
            Kind = VerificationKind.Source,
            Contract = Contract,
            CodeHash = CodeHash,
            Source = Source,
            SourceHash = Source.HashFor(CodeHash),
        };
        if (jobs.FindSame(job) is { State: not VerificationState.Fail })
            return Reject.Conflict;
        // What the compiler will say of it needs room too.
        if (!jobs.HasRoomForWork || jobs.TextBytes + job.TextBytes + ChainBounds.SourceBytesMax > ChainBounds.VerificationBytesMax)
            return Reject.TooMany;
        job = job with { Guid = RecordVerification.NewGuid(state) };
        jobs.Put(job);
        return job;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteAddress(Contract);
        writer.WriteHash(CodeHash);
        Source.Write(ref writer);
    }

    public static SubmitSource Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadAddress(), reader.ReadHash(), SubmittedSource.Read(ref reader));
}
