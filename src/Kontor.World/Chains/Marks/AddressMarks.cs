namespace Kontor.World.Chains;

/// <summary>What operators say of an address. The chain itself knows nothing of it.</summary>
[Flags]
public enum AddressMarks : byte
{
    None = 0,

    /// <summary>A token that nobody should touch: thrown at strangers, or impossible to sell.</summary>
    RiskToken = 1,

    /// <summary>Whoever deals with it deals with the wrong people.</summary>
    Blacklisted = 2,
    All = RiskToken | Blacklisted,
}
