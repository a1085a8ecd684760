namespace Kontor.Analytics;

/// <summary>What coins were worth, at any time.</summary>
public interface IPriceSeries
{
    /// <summary>The price of a whole coin just before an instant, in hundred-millionths of a dollar; nothing where there was none yet.</summary>
    Int128? PriceBefore(string symbol, long timeMs);
}
