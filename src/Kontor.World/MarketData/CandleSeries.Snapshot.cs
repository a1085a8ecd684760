using Kontor.World.Codec;

namespace Kontor.World.MarketData;

public sealed partial class CandleSeries
{
    internal void Save(ref RecordWriter writer)
    {
        CandleCodec.Write(ref writer, _minute.Candle);
        writer.WriteLong(_minute.Folds);
        writer.WriteLong(_minute.Prices);
        writer.WriteLong(_minute.FirstMs);
        foreach (var interval in Larger)
            CandleCodec.Write(ref writer, _larger[(int)interval].Candle);
        foreach (var ring in _closed)
            ring.Save(ref writer, CandleCodec.Write);
    }

    /// <summary>Reads what <see cref="Save"/> wrote, into a series that has seen nothing yet. Nothing closes on the way.</summary>
    internal void Load(ref RecordReader reader)
    {
        Invariant.Holds(_minute.Prices == 0);
        _minute = new OpenMinute(CandleCodec.Read(ref reader), reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
        foreach (var interval in Larger)
            ShowLarger(interval, new OpenCandle(CandleCodec.Read(ref reader), _minute.Folds));
        foreach (var ring in _closed)
            ring.Load(ref reader, CandleCodec.Read);
        _shownMinute.Write(_minute);
    }

    internal void Check(string market, ICollection<string> broken)
    {
        if (_minute.Prices > 0 && !IsSound(_minute.Candle))
            broken.Add($"{market}: the open minute of the {_price} price is not sound: {_minute.Candle}");
        if (_closed[(int)CandleInterval.Minute1].Count != _minute.Folds)
            broken.Add($"{market}: {_minute.Folds} minutes of the {_price} price were folded, and another number closed");
    }

    private static bool IsSound(in Candle candle) =>
        candle.Low > 0
        && candle.Low <= Math.Min(candle.Open, candle.Close)
        && candle.High >= Math.Max(candle.Open, candle.Close)
        && candle.TakerBuyLots <= candle.Lots;
}
