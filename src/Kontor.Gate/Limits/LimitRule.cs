namespace Kontor.Gate.Limits;

/// <summary>What a limit counts by.</summary>
public enum LimitSubject : byte
{
    Everyone,
    Ip,
    Key,
    User,
    EndpointPerIp,
    EndpointPerKey,
    EndpointPerUser,

    /// <summary>The user on a route that asks for no key but was sent a good one, the address otherwise.</summary>
    IpOrUser,
}

/// <summary>One published limit: so much weight per window and subject.</summary>
public sealed record LimitRule(string Name, int Limit, long WindowMs, LimitSubject Subject)
{
    /// <summary>Some contracts count what they refuse, so that a client that never pauses is never served.</summary>
    public bool CountsRefused { get; init; }
}
