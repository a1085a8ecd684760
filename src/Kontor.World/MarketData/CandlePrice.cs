namespace Kontor.World.MarketData;

/// <summary>Which price a candle shows. The numbers stand in the history: keep them forever.</summary>
public enum CandlePrice : byte
{
    /// <summary>What was traded, in ticks, with volume.</summary>
    Last = 0,

    /// <summary>What positions are valued at, in price units, without volume.</summary>
    Mark = 1,

    /// <summary>What other places say, in price units, without volume.</summary>
    Index = 2,
}
