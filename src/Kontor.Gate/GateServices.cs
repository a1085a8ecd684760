using System.Security.Cryptography;
using Kontor.Gate.Keys;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.Gate.Replay;
using Kontor.Gate.Secrets;
using Kontor.Gate.Sockets;
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
        Flood = new FloodBudget(
            new FloodOptions { BurstMax = options.FloodBurst, RefillPerSecond = options.FloodPerSecond },
            BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)))
        );
        Limits = new LimitBook(memory, options.LimitsFactor);
        TrustedProxies = CidrSet.Parse(options.TrustedProxies);
        Geography = new Geography([.. Places(options)]);
        Regions = new RegionPolicy(options.BlockedRegions)
        {
            AllowsPrivate = options.ServeUnknownPlaces,
            AllowsUnknown = options.ServeUnknownPlaces,
        };
    }

    public GateOptions Options { get; }
    public LiveWorld World { get; }

    /// <summary>Ends what would otherwise go on for ever, such as event streams, when the venue stops.</summary>
    public CancellationToken Stopping { get; set; }

    public GateMemory Memory { get; }
    public WorldClock Clock => World.Clock;
    public ServicesView Services => World.Services;
    public KeyRing Keys { get; }
    public PassphraseHash Passphrases { get; }
    public CallsInFlight Calls { get; }
    public FloodBudget Flood { get; }
    public BanList Bans => Memory.Bans;
    public LimitBook Limits { get; }
    public OpenSockets SocketsOpen { get; } = new();
    public CidrSet TrustedProxies { get; }
    public Geography Geography { get; }
    public RegionPolicy Regions { get; }
    public AnonymityPolicy Anonymity { get; } = new();

    /// <summary>The operator's own table first: it corrects the database.</summary>
    private static IEnumerable<IPlaceSource> Places(GateOptions options)
    {
        if (options.GeographyTable is { } table)
            yield return PlaceTable.Parse(File.ReadAllText(table));
        if (options.GeographyDatabase is { } database)
            yield return new MmdbPlaces(MmdbReader.Open(database));
    }
}
