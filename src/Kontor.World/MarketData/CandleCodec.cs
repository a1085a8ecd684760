using Kontor.World.Codec;

namespace Kontor.World.MarketData;

/// <summary>Trades and candles in a snapshot. There are many of them, so small numbers take few bytes.</summary>
internal static class CandleCodec
{
    public static void Write(ref RecordWriter writer, in Candle candle)
    {
        writer.WriteLong(candle.StartMs);
        writer.WriteLong(candle.Open);
        writer.WriteLong(candle.High - candle.Open);
        writer.WriteLong(candle.Low - candle.Open);
        writer.WriteLong(candle.Close - candle.Open);
        writer.WriteLong(candle.Trades);
        if (candle.Trades == 0)
            return;
        WriteSmall(ref writer, candle.Lots);
        WriteSmall(ref writer, candle.Value);
        WriteSmall(ref writer, candle.TakerBuyLots);
        WriteSmall(ref writer, candle.TakerBuyValue);
    }

    public static Candle Read(ref RecordReader reader)
    {
        var startMs = reader.ReadLong();
        var open = reader.ReadLong();
        var candle = new Candle(startMs, open, open + reader.ReadLong(), open + reader.ReadLong(), open + reader.ReadLong(), 0, 0, 0, 0, 0);
        var trades = reader.ReadLong();
        return trades == 0
            ? candle
            : candle with
            {
                Trades = trades,
                Lots = ReadSmall(ref reader),
                Value = ReadSmall(ref reader),
                TakerBuyLots = ReadSmall(ref reader),
                TakerBuyValue = ReadSmall(ref reader),
            };
    }

    private static void WriteSmall(ref RecordWriter writer, Int128 value)
    {
        writer.WriteLong((long)(value >> 64));
        writer.WriteUnsigned((ulong)(value & ulong.MaxValue));
    }

    private static Int128 ReadSmall(ref RecordReader reader) => ((Int128)reader.ReadLong() << 64) | reader.ReadUnsigned();
}
