using Kontor.Gate.Limits;

namespace Kontor.Dialects.Weex;

/// <summary>
/// How many orders one account may place in a minute. The count over ten seconds is shown beside it and decides nothing: more than a minute
/// allows never fits into a part of it.
/// </summary>
internal static class OrderCount
{
    public const int OrdersMax = 300;
    private const int MinuteMs = 60_000;
    private const int ShortMs = 10_000;

    public static LimitRule PerMinute { get; } = new("weex orders 1m", OrdersMax, MinuteMs, LimitSubject.User);

    public static LimitRule PerTenSeconds { get; } = new("weex orders 10s", OrdersMax, ShortMs, LimitSubject.User);

    public static IReadOnlyList<LimitRule> Rules { get; } = [PerMinute, PerTenSeconds];
}
