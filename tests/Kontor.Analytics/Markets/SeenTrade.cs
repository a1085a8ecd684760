using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>A trade as a test writes it down when it happens.</summary>
/// <param name="House">The number of the exchange.</param>
/// <param name="Price">In hundred-millionths of a dollar.</param>
/// <param name="Value">The same.</param>
internal sealed record SeenTrade(string Symbol, Venue Venue, int House, long TimeMs, Int128 Price, Int128 Value, bool IsBuy)
{
    public long MinuteMs => TimeMs - (TimeMs % Grid.MinuteMs);
}
