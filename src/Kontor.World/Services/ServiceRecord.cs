namespace Kontor.World.Services;

/// <summary>What state a service behind the door is in: the real causes of "unavailable", "offline", "timed out" and "internal error".</summary>
public enum ServiceState : byte
{
    Up,

    /// <summary>Announced maintenance between two times.</summary>
    Maintenance,

    /// <summary>Not reachable.</summary>
    Down,

    /// <summary>Answers late: after <see cref="ServiceRecord.LatencyMs"/> of the world's time.</summary>
    Slow,

    /// <summary>Answers nonsense: its caller meets a failure it has no rule for.</summary>
    Faulty,

    /// <summary>Retired: will not come back.</summary>
    Offline,
}

/// <summary>A service by name, e.g. <c>bitmart/spot</c>, <c>binance-wallet/balances</c> or one endpoint, <c>xlayer/contract/check-verify-result</c>.</summary>
public sealed record ServiceRecord
{
    /// <summary>What is known of a service that nobody ever set: it is up.</summary>
    public static ServiceRecord NeverSet { get; } = new() { Name = "" };

    public required string Name { get; init; }
    public ServiceState State { get; init; }
    public string Title { get; init; } = "";
    public long StartMs { get; init; }

    /// <summary>The first instant after the maintenance; 0 when nobody said when it ends.</summary>
    public long EndMs { get; init; }

    public long LatencyMs { get; init; }

    /// <summary>Maintenance counts only while it lasts; every other state counts until it is changed.</summary>
    public ServiceState StateAt(long nowMs)
    {
        if (State != ServiceState.Maintenance)
            return State;
        return nowMs >= StartMs && (EndMs == 0 || nowMs < EndMs) ? ServiceState.Maintenance : ServiceState.Up;
    }
}
