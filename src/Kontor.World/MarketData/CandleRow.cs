using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.MarketData;

/// <summary>A closed candle as the history keeps it. Its time is its start, which only grows within a series.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly struct CandleRow : IHistoryRow
{
    private readonly long _owner;
    private readonly long _startMs;
    private readonly long _open;
    private readonly long _high;
    private readonly long _low;
    private readonly long _close;
    private readonly long _trades;
    private readonly Int128 _lots;
    private readonly Int128 _value;
    private readonly Int128 _takerBuyLots;
    private readonly Int128 _takerBuyValue;

    public CandleRow(long owner, in Candle candle)
    {
        _owner = owner;
        _startMs = candle.StartMs;
        (_open, _high, _low, _close) = (candle.Open, candle.High, candle.Low, candle.Close);
        _trades = candle.Trades;
        (_lots, _value) = (candle.Lots, candle.Value);
        (_takerBuyLots, _takerBuyValue) = (candle.TakerBuyLots, candle.TakerBuyValue);
    }

    /// <summary>A <see cref="CandleOwner"/>, packed.</summary>
    public long Owner => _owner;

    public long TimeMs => _startMs;

    public Candle Candle => new(_startMs, _open, _high, _low, _close, _trades, _lots, _value, _takerBuyLots, _takerBuyValue);
}
