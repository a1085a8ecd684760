namespace Kontor.World.MarketData;

/// <summary>
/// Takes a candle that has closed: nothing will change it any more, so it may be written to the history. Called on the world's loop, in
/// the order in which candles close.
/// </summary>
public delegate void CandleClosed(CandlePrice price, CandleInterval interval, in Candle candle);
