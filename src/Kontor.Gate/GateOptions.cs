using System.ComponentModel.DataAnnotations;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.Gate.Sockets;

namespace Kontor.Gate;

/// <summary>The gate's settings. Every one has a default, a unit and a bound; mistakes are reported all at once, before the first request.</summary>
public sealed record GateOptions
{
    /// <summary>Addresses and ranges of proxies whose <c>X-Forwarded-For</c> is believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Table of <c>cidr country flags</c>, or a path to an MMDB file, or neither: then nothing is known of any address.</summary>
    public string? GeographyTable { get; init; }
    public string? GeographyDatabase { get; init; }

    /// <summary>Countries (<c>KP</c>) and subdivisions (<c>UA-43</c>) that are not served.</summary>
    public IReadOnlyList<string> BlockedRegions { get; init; } = ["KP", "IR", "CU", "SY", "UA-43", "UA-40", "UA-14", "UA-09"];

    /// <summary>Serve addresses of which nothing is known. Private and loopback addresses are among them.</summary>
    public bool ServeUnknownPlaces { get; init; } = true;

    [Range(1, 64 * 1024 * 1024)]
    public int BodyBytesMax { get; init; } = 1024 * 1024;

    [Range(1, 1_000_000)]
    public int CallsInFlightMax { get; init; } = 4096;

    /// <summary>Coarse per-address budget before any key is looked up: burst, and requests per second that refill it.</summary>
    [Range(1, 10_000_000)]
    public int FloodBurst { get; init; } = 20_000;

    [Range(1, 1_000_000)]
    public int FloodPerSecond { get; init; } = 10_000;

    /// <summary>Multiplies every documented limit; 0 switches them off. For local test suites that would otherwise wait.</summary>
    [Range(0, 1_000_000)]
    public int LimitsFactor { get; init; } = 1;

    /// <summary>How long a slow service is waited for, in the world's time.</summary>
    [Range(1, 600_000)]
    public int DeadlineMs { get; init; } = 10_000;

    [Range(1, 10_000)]
    public int StreamsPerKeyMax { get; init; } = 5;

    [Range(16, 1_000_000)]
    public int RecorderCapacity { get; init; } = 4096;

    [Range(1024, 100_000_000)]
    public int NoncesMax { get; init; } = 1_000_000;

    /// <summary>
    /// WEEX answers a change of settings with a member <c>msg</c>, as documented. Some clients take every <c>msg</c> for an error; for them it can
    /// be left out.
    /// </summary>
    public bool WeexSuccessMessage { get; init; } = true;

    /// <summary>
    /// Serve under X Layer also what its documentation has no page for: the ancestor's endpoints, and the verification plugin that deployment
    /// tools speak. Off, because a caller of the documented contract finds no such paths.
    /// </summary>
    public bool XLayerExtensions { get; init; }

    /// <summary>
    /// Compilers of Solidity, each a path: of an executable, or of a script that node runs, such as npm's <c>solc/solc.js</c>. Every one says itself
    /// which version it is. Without any, sources of contracts cannot be verified.
    /// </summary>
    public IReadOnlyList<string> Solc { get; init; } = [];

    /// <summary>How long a compiler may take for one contract, in real time.</summary>
    [Range(100, 600_000)]
    public int SolcTimeMs { get; init; } = 60_000;

    /// <summary>When calls beyond a limit turn into a ban, in contracts that shut out whoever does not stop.</summary>
    public StrikeOptions Strikes { get; init; } = new();

    /// <summary>When a key is used from too many countries in too short a time.</summary>
    public LocationOptions Locations { get; init; } = new();

    /// <summary>What long-lived connections may cost.</summary>
    public SocketOptions Sockets { get; init; } = new();
}
