namespace Kontor.World.MarketData;

/// <summary>How long a candle takes. The numbers stand in the history and in snapshots: keep them forever.</summary>
public enum CandleInterval : byte
{
    Minute1 = 0,
    Minute3 = 1,
    Minute5 = 2,
    Minute15 = 3,
    Minute30 = 4,
    Hour1 = 5,
    Hour2 = 6,
    Hour4 = 7,
    Hour6 = 8,
    Hour8 = 9,
    Hour12 = 10,
    Day1 = 11,

    /// <summary>Three days, counted from 1970-01-01.</summary>
    Day3 = 12,

    /// <summary>Begins on Monday.</summary>
    Week1 = 13,

    /// <summary>A month of the calendar.</summary>
    Month1 = 14,
}
