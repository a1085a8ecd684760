using Kontor.World.Chains;

namespace Kontor.Server.Control;

/// <summary>A verification job as an operator sees it: without the source.</summary>
/// <param name="Contract">Empty for a job that was recorded by hand.</param>
/// <param name="IsExact">Whether the description of the sources in the code is the same too; nothing where no source made the code.</param>
internal sealed record VerificationView(
    string Guid,
    VerificationKind Kind,
    VerificationState State,
    long CreatedMs,
    string Contract,
    string Note,
    string Compiler,
    bool? IsExact,
    string Implementation
)
{
    public static VerificationView Of(VerificationJob job) =>
        new(
            job.Guid,
            job.Kind,
            job.State,
            job.CreatedMs,
            job.Kind == VerificationKind.ByHand ? "" : job.Contract.ToString(),
            job.Note,
            job.Facts?.Compiler ?? "",
            job.Facts?.IsExact,
            job.Implementation?.ToString() ?? ""
        );
}
