namespace Kontor.World.Directory;

/// <summary>Where a user stands. Each dialect says which of these it refuses, and with which row.</summary>
public enum UserState : byte
{
    Active,

    /// <summary>Blocked by the operator.</summary>
    Blocked,

    /// <summary>Frozen by security policy.</summary>
    Frozen,

    /// <summary>Locked by its owner or by too many failed logins.</summary>
    Locked,

    /// <summary>Suspended while its positions are being liquidated.</summary>
    Liquidating,

    /// <summary>Identity not verified yet.</summary>
    Unverified,

    /// <summary>Under manual review.</summary>
    UnderReview,

    /// <summary>Frozen by abuse control.</summary>
    RiskControlled,

    /// <summary>Closed by its owner.</summary>
    Closed,

    /// <summary>Deleted; its keys may still be known.</summary>
    Deleted,
}

/// <summary>The houses a user has opened an account in. A key whose owner never opened one gets the contract's "account not found".</summary>
[Flags]
public enum AccountKinds : ushort
{
    None = 0,
    Funding = 1,
    Spot = 2,
    Contract = 4,
    All = Funding | Spot | Contract,
}

/// <summary>A user as everybody else sees it. Immutable: a change publishes a new record.</summary>
public sealed record UserRecord
{
    /// <summary>Counts from 1 in the order of creation.</summary>
    public required long Number { get; init; }

    public required string Name { get; init; }
    public UserState State { get; init; }

    /// <summary>A phone or an authenticator is bound.</summary>
    public bool HasSecondFactor { get; init; } = true;

    public AccountKinds Accounts { get; init; } = AccountKinds.All;

    public required long CreatedMs { get; init; }
}
