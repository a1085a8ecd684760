using System.Globalization;
using Kontor.Gate;
using Kontor.Server.Following;
using Kontor.World.History;
using Kontor.World.Log;

namespace Kontor.Server;

/// <summary>How a venue is run.</summary>
public sealed record KontorOptions
{
    public const string DefaultUrls = "http://127.0.0.1:7070";
    public const string DefaultDataDirectory = ".kontor";
    public const ulong DefaultSeed = 1;

    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Where the world's log lies; null keeps the world in memory.</summary>
    public string? DataDirectory { get; init; }

    public ulong Seed { get; init; } = DefaultSeed;
    public ClockSetting Clock { get; init; } = new(null, IsManual: false);
    public bool QuietMarket { get; init; }

    /// <summary>The chains of a new world have no past, and make blocks only while there is something to do.</summary>
    public bool QuietChains { get; init; }

    /// <summary>Commands and reads that may wait for the world; whoever comes later is told at once that it is busy.</summary>
    public int QueueMax { get; init; } = 65_536;

    /// <summary>A new world gets a demo user with a key and some money in every dialect.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Chains whose blocks come from real nodes.</summary>
    public IReadOnlyList<FollowSetting> Follow { get; init; } = [];

    /// <summary>Where it is told how far a backfill is.</summary>
    public TextWriter Progress { get; init; } = TextWriter.Null;

    /// <summary>With a token, other machines may use the control API; without one, only this machine.</summary>
    public string? ControlToken { get; init; }

    public GateOptions Gate { get; init; } = new();

    /// <summary>A log of the caller's own instead of the one that <see cref="DataDirectory"/> says.</summary>
    public ILog? Log { get; init; }

    /// <summary>Where histories go when the log is the caller's own; null remembers only what is hot.</summary>
    public IHistoryStore? History { get; init; }
}

/// <summary>The clock a new world starts with. A world that exists keeps the one it has.</summary>
public sealed record ClockSetting(DateTimeOffset? Start, bool IsManual)
{
    public static ClockSetting Parse(string text)
    {
        if (text == "real")
            return new ClockSetting(null, IsManual: false);
        if (text == "manual")
            return new ClockSetting(null, IsManual: true);
        if (
            text.StartsWith("manual:")
            && DateTimeOffset.TryParse(
                text["manual:".Length..],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var start
            )
        )
            return new ClockSetting(start, IsManual: true);
        throw new FormatException($"--clock is real, manual or manual:2026-01-01T00:00:00Z, not '{text}'.");
    }
}
