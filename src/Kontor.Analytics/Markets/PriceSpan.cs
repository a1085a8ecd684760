namespace Kontor.Analytics.Markets;

/// <summary>An hour or a day that is over, in which something was traded.</summary>
/// <param name="Ever">From the beginning of the market to the end of this span.</param>
internal readonly record struct PriceSpan(long StartMs, Extremes Own, Extremes Ever);
