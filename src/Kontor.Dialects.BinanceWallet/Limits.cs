using Kontor.Gate.Limits;

namespace Kontor.Dialects.BinanceWallet;

/// <summary>Four published limits, of which the last one is by far the tightest and the one that the headers report.</summary>
internal static class Limits
{
    private const int MinuteMs = 60_000;

    private static readonly LimitRule s_ip = new("binance-wallet ip", 1_200, MinuteMs, LimitSubject.Ip);
    private static readonly LimitRule s_key = new("binance-wallet key", 1_200, MinuteMs, LimitSubject.Key);
    private static readonly LimitRule s_user = new("binance-wallet user", 6_000, MinuteMs, LimitSubject.User);

    /// <summary>For a path that nobody serves: limits come before the path is looked at.</summary>
    public static IReadOnlyList<LimitRule> Unrouted { get; } = [s_ip, s_key, s_user];

    public static IReadOnlyList<LimitRule> Of(string endpoint) =>
        [s_ip, s_key, s_user, new($"binance-wallet {endpoint}", 5, 1_000, LimitSubject.EndpointPerKey)];
}
