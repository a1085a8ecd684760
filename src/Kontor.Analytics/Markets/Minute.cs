using Kontor.World.MarketData;

namespace Kontor.Analytics.Markets;

/// <summary>
/// A minute in which something was traded: its prices in ticks, and what was traded from the beginning of the market to its end, in smallest
/// units of the quote. What was traded between two minutes is the difference of two rows.
/// </summary>
internal readonly record struct Minute(
    long StartMs,
    long Open,
    long High,
    long Low,
    long Close,
    Int128 InUnits,
    Int128 OutUnits,
    long Trades
)
{
    /// <summary>The row of a candle that follows a row.</summary>
    public Minute Next(in Candle candle) =>
        new(
            candle.StartMs,
            candle.Open,
            candle.High,
            candle.Low,
            candle.Close,
            InUnits + candle.TakerBuyValue,
            OutUnits + candle.Value - candle.TakerBuyValue,
            Trades + candle.Trades
        );
}
