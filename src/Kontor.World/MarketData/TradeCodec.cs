using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.MarketData;

internal static class TradeCodec
{
    public static void Write(ref RecordWriter writer, in TapeTrade trade)
    {
        writer.WriteLong(trade.TradeId);
        writer.WriteLong(trade.PriceTicks);
        writer.WriteLong(trade.Lots);
        writer.WriteAmount(trade.Value);
        writer.WriteByte((byte)trade.TakerSide);
        writer.WriteLong(trade.TimeMs);
    }

    public static TapeTrade Read(ref RecordReader reader) =>
        new(reader.ReadLong(), reader.ReadLong(), reader.ReadLong(), reader.ReadAmount(), ReadSide(ref reader), reader.ReadLong());

    private static Side ReadSide(ref RecordReader reader) =>
        reader.ReadByte() switch
        {
            (byte)Side.Buy => Side.Buy,
            (byte)Side.Sell => Side.Sell,
            var other => throw new InvalidDataException($"No side: {other}."),
        };
}
