using System.ComponentModel.DataAnnotations;

namespace Kontor.Gate.Sockets;

/// <summary>What one endpoint takes from its clients: the contract documents the figures, and an operator may change them.</summary>
public sealed record SocketLimits
{
    [Range(1, 1_000_000)]
    public int ConnectionsPerIpMax { get; init; } = 20;

    [Range(1, 1_000_000)]
    public int AttemptsPerIpMax { get; init; } = 100;

    [Range(1, 86_400_000)]
    public long AttemptsWindowMs { get; init; } = 60_000;

    /// <summary>What a client may say on one connection.</summary>
    [Range(1, 1_000_000)]
    public int MessagesMax { get; init; } = 100;

    [Range(1, 86_400_000)]
    public long MessagesWindowMs { get; init; } = 10_000;

    [Range(1, 100_000)]
    public int TopicsPerMessageMax { get; init; } = 20;

    /// <summary>Of one connection.</summary>
    [Range(1, 100_000)]
    public int TopicsMax { get; init; } = 100;

    /// <summary>What a client may change about its subscriptions on one connection, where a contract counts that apart from messages.</summary>
    [Range(1, int.MaxValue)]
    public int OperationsMax { get; init; } = int.MaxValue;

    [Range(1, 86_400_000)]
    public long OperationsWindowMs { get; init; } = 3_600_000;

    /// <summary>
    /// A client that has sent nothing for so long, not even a ping of the protocol, is gone. Counts only while the clock runs; 0 for never.
    /// </summary>
    [Range(0, 86_400_000)]
    public long IdleMs { get; init; } = 60_000;

    /// <summary>A connection that has had no topic for so long is dropped without a goodbye; 0 for never.</summary>
    [Range(0, 86_400_000)]
    public long EmptyMs { get; init; }

    /// <summary>How often a connection that has a topic is asked whether anybody is there, in the dialect's own words; 0 for never.</summary>
    [Range(0, 86_400_000)]
    public long PingEveryMs { get; init; }

    /// <summary>With one more that nobody has answered the connection is closed.</summary>
    [Range(1, 1_000_000)]
    public int PingsUnansweredMax { get; init; } = 10;

    /// <summary>Local test suites widen all documented limits by one factor; 0 switches them off. What time alone decides stays.</summary>
    internal SocketLimits Times(int factor) =>
        factor == 1
            ? this
            : this with
            {
                ConnectionsPerIpMax = Widened(ConnectionsPerIpMax, factor),
                AttemptsPerIpMax = Widened(AttemptsPerIpMax, factor),
                MessagesMax = Widened(MessagesMax, factor),
                OperationsMax = Widened(OperationsMax, factor),
                TopicsPerMessageMax = Widened(TopicsPerMessageMax, factor),
                TopicsMax = Widened(TopicsMax, factor),
            };

    private static int Widened(int limit, int factor) => factor == 0 ? int.MaxValue : (int)Math.Min(int.MaxValue, (long)limit * factor);
}
