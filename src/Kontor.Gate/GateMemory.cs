using System.Collections.Immutable;
using System.Security.Cryptography;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.Gate.Replay;
using Kontor.World.State;

namespace Kontor.Gate;

/// <summary>
/// What the gate remembers of earlier requests: used-up limits, bans, nonces, where keys were used. None of it is the world's business, but
/// a restart must not forget it, so it travels in the world's snapshots.
/// </summary>
public sealed class GateMemory(GateOptions options)
{
    public BanList Bans { get; } = new();
    public LocationWatch Locations { get; } = new();
    public ReplayMemory Nonces { get; } = new(options.NoncesMax, RandomNumberGenerator.GetBytes(16));

    public ImmutableArray<ISnapshotPart> Parts => [];
}
