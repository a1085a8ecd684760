using Kontor.World.Chains;

namespace Kontor.Chains.Model;

/// <summary>Coin that comes to an account without a transaction.</summary>
public readonly record struct NativeGrant(Address20 To, Word256 Value);
