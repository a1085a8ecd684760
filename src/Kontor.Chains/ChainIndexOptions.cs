using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed record ChainIndexOptions
{
    /// <summary>From this value on, in the smallest unit, a transaction is kept in the list of large ones.</summary>
    public Word256 LargeValueMin { get; init; } = Word256.Parse("100000000000000000000");
}
