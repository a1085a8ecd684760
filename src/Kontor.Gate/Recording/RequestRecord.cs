using Kontor.Catalog;

namespace Kontor.Gate.Recording;

public enum StageDecision : byte
{
    Passed,

    /// <summary>The stage does not apply to this kind of route.</summary>
    Skipped,
    Refused,

    /// <summary>An earlier stage refused.</summary>
    NotReached,
}

/// <summary>What is known of one finished request.</summary>
public sealed record RequestRecord
{
    public required RequestId Id { get; init; }
    public required Dialect Dialect { get; init; }
    public required string Method { get; init; }

    /// <summary>The target with the dialect's secret parameters blotted out.</summary>
    public required string Target { get; init; }

    public required long AtMs { get; init; }
    public required double ElapsedMicroseconds { get; init; }
    public required string Client { get; init; }
    public required string KeyId { get; init; }
    public required int Status { get; init; }
    public required Refusal? Refusal { get; init; }
    public required bool IsAdmitted { get; init; }
    public required IReadOnlyList<(string Stage, StageDecision Decision)> Stages { get; init; }
    public required SignatureEvidence? Evidence { get; init; }
}
