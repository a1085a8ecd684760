using Kontor.Gate.Limits;

namespace Kontor.Dialects.BitMart;

/// <summary>The published limits: so many calls of one endpoint, per address, key or user, in so many seconds.</summary>
internal static class Limits
{
    public static LimitRule PerIp(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.Ip);

    public static LimitRule PerKey(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.Key);

    public static LimitRule PerUser(string endpoint, int calls, int seconds) =>
        new($"bitmart {endpoint}", calls, seconds * 1000, LimitSubject.User);
}
