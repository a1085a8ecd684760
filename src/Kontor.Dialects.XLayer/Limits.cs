using Kontor.Gate.Limits;

namespace Kontor.Dialects.XLayer;

/// <summary>No figure is published; clients that were refused settled at about five calls in a second, whatever they call.</summary>
internal static class Limits
{
    public static IReadOnlyList<LimitRule> PerKey { get; } = [new LimitRule("xlayer", 5, 1_000, LimitSubject.Key)];
}
