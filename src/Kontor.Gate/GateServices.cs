using Kontor.Gate.Keys;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.Gate.Replay;
using Kontor.Gate.Secrets;
using Kontor.Gate.Stages;
using Kontor.World;
using Kontor.World.Services;
using Kontor.World.Time;

namespace Kontor.Gate;

/// <summary>What the stages of all dialects share: one set per venue.</summary>
public sealed class GateServices
{
    public GateServices(GateOptions options, LiveWorld world, SecretVault vault, GateMemory memory)
    {
        Options = options;
        World = world;
        Memory = memory;
        Keys = new KeyRing(world.Directory, vault);
        Passphrases = new PassphraseHash(vault);
        Calls = new CallsInFlight(options.CallsInFlightMax);
        Flood = new FloodBudget(options.FloodBurst, options.FloodPerSecond);
        Limits = new LimitBook(memory, options.LimitsFactor);
        Forwarded = new ForwardedFor(CidrSet.Parse(options.TrustedProxies));
        Geography = Geography.Load(options.GeographyTable, options.GeographyDatabase);
        Regions = new RegionPolicy(options.BlockedRegions, options.ServeUnknownPlaces);
    }

    public GateOptions Options { get; }
    public LiveWorld World { get; }
    public GateMemory Memory { get; }
    public WorldClock Clock => World.Clock;
    public ServicesView Services => World.Services;
    public KeyRing Keys { get; }
    public PassphraseHash Passphrases { get; }
    public CallsInFlight Calls { get; }
    public FloodBudget Flood { get; }
    public BanList Bans => Memory.Bans;
    public LimitBook Limits { get; }
    public ForwardedFor Forwarded { get; }
    public Geography Geography { get; }
    public RegionPolicy Regions { get; }
    public AnonymityPolicy Anonymity { get; } = new();
}
