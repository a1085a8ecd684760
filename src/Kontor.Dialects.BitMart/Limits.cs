using Kontor.Gate.Limits;

namespace Kontor.Dialects.BitMart;

/// <summary>The published limits: so many calls of one endpoint, per address, key or user, in so many seconds.</summary>
internal static class Limits
{
    /// <summary>No client's address has these bits turned: they make a reserved address of it.</summary>
    public static readonly UInt128 BanMark = new(0x0FFD_0000_0000_0000, 0);

    /// <summary>Where the contract lists no limit.</summary>
    public static LimitRule Unlisted(string endpoint) => PerKey(endpoint, 600, 60);

    /// <summary>
    /// What the contract engine takes from one user in two seconds, over all routes that change something there. Each of them alone allows
    /// less, and placing, changing and cancelling at once still does; whoever also places plans as fast as he may comes to this limit.
    /// </summary>
    public static LimitRule ContractEngine { get; } = new("bitmart contract engine", 100, 2_000, LimitSubject.User);

    /// <summary>By address, or by user where a key was sent although none is asked for.</summary>
    public static LimitRule PerIp(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.IpOrUser);

    public static LimitRule PerKey(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.Key);

    public static LimitRule PerUser(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.User);
}
