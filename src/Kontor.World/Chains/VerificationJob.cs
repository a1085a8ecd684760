namespace Kontor.World.Chains;

public enum VerificationState : byte
{
    Pending,
    Success,
    Fail,
}

/// <summary>Somebody's request to verify the source of a contract, found again by its guid.</summary>
public sealed record VerificationJob(string Guid, VerificationState State, long CreatedMs);
