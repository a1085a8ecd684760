using Kontor.Gate.Limits;

namespace Kontor.Dialects.ValueScan;

/// <summary>
/// How often a key may ask. The contract names no numbers, only the code; these are ours. Each tier has a rate and a burst, written as one
/// exact window: as many requests as the burst, in the time in which the rate grows that many again.
/// </summary>
internal static class TierLimits
{
    /// <summary>One a second, five at once. Also for tiers that nobody has heard of.</summary>
    public static LimitRule Free { get; } = new("valuescan free", 5, 5_000, LimitSubject.Key);

    /// <summary>Five a second, twenty at once.</summary>
    public static LimitRule Standard { get; } = new("valuescan standard", 20, 4_000, LimitSubject.Key);

    /// <summary>Twenty a second, sixty at once.</summary>
    public static LimitRule Pro { get; } = new("valuescan pro", 60, 3_000, LimitSubject.Key);

    public static IReadOnlyDictionary<string, LimitRule> ByTier { get; } =
        new Dictionary<string, LimitRule>(StringComparer.Ordinal)
        {
            ["free"] = Free,
            ["standard"] = Standard,
            ["pro"] = Pro,
        };
}
