using Kontor.Gate.Limits;

namespace Kontor.Dialects.BitMart;

/// <summary>The published limits: so many calls of one endpoint, per address, key or user, in so many seconds.</summary>
internal static class Limits
{
    /// <summary>
    /// What the contract engine takes from one user in two seconds, over all routes that change something there. Each of them alone allows
    /// less, and placing, changing and cancelling at once still does; whoever also places plans as fast as he may comes to this limit.
    /// </summary>
    public static LimitRule ContractEngine { get; } = new("bitmart contract engine", 100, 2_000, LimitSubject.User);

    public static LimitRule PerIp(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.Ip);

    public static LimitRule PerKey(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.Key);

    public static LimitRule PerUser(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.User);
}
