using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Notes what became of a job that waited: a source that made the code, a proxy that leads somewhere, or neither.</summary>
/// <param name="Facts">Of a source that made the code.</param>
/// <param name="Implementation">Of a proxy that leads somewhere.</param>
public sealed record SettleVerification(string Chain, string Guid, string Note, CompiledFacts? Facts, Address20? Implementation)
    : Command<Outcome<VerificationJob>>
{
    public override CommandKind Kind => CommandKind.SettleVerification;

    public override Outcome<VerificationJob> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Chain)?.Verifications is not { } jobs)
            return Reject.UnknownChain;
        if (jobs.Find(Guid) is not { IsWork: true } job)
            return Reject.WrongState;
        var isOther = job.Kind == VerificationKind.Source ? Implementation is not null : Facts is not null;
        if (isOther || !Bounds.IsText(Note) || Facts is { IsWellFormed: false })
            return Reject.Malformed;
        var isRight = Facts is not null || Implementation is not null;
        job = job with
        {
            State = isRight ? VerificationState.Success : VerificationState.Fail,
            Source = isRight ? job.Source : null,
            Note = Note,
            Facts = Facts,
            Implementation = Implementation,
        };
        jobs.Put(job);
        return job;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteText(Guid);
        writer.WriteText(Note);
        writer.WriteBool(Facts is not null);
        Facts?.Write(ref writer);
        writer.WriteAddressOrNone(Implementation);
    }

    public static SettleVerification Read(ref RecordReader reader) =>
        new(
            reader.ReadText(),
            reader.ReadText(),
            reader.ReadText(),
            reader.ReadBool() ? CompiledFacts.Read(ref reader) : null,
            reader.ReadAddressOrNone()
        );
}
