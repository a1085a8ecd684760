using System.Collections.Immutable;

namespace Kontor.World.Directory;

/// <summary>A partner through whom keys are issued. When it names domains, its keys are good on those host names only.</summary>
public sealed record BrokerRecord
{
    public required string Id { get; init; }
    public ImmutableArray<string> Domains { get; init; } = [];
}
