using Kontor.World.Chains;

namespace Kontor.Chains.Model;

/// <summary>The newest block of a chain.</summary>
public readonly record struct ChainHead(long Height, Hash32 Hash, long TimeMs);
