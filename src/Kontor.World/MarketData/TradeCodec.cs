using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.MarketData;

internal static class TradeCodec
{
    // Beside the side in one byte.
    private const byte TakerCloses = 2;
    private const byte MakerCloses = 4;

    public static void Write(ref RecordWriter writer, in TapeTrade trade)
    {
        writer.WriteLong(trade.TradeId);
        writer.WriteLong(trade.PriceTicks);
        writer.WriteLong(trade.Lots);
        writer.WriteAmount(trade.Value);
        writer.WriteByte((byte)((byte)trade.TakerSide | (trade.TakerCloses ? TakerCloses : 0) | (trade.MakerCloses ? MakerCloses : 0)));
        writer.WriteLong(trade.TimeMs);
    }

    public static TapeTrade Read(ref RecordReader reader)
    {
        var (id, priceTicks, lots, value) = (reader.ReadLong(), reader.ReadLong(), reader.ReadLong(), reader.ReadAmount());
        var marks = reader.ReadByte();
        if (marks > (TakerCloses | MakerCloses | (byte)Side.Sell))
            throw new InvalidDataException($"No trade is marked {marks}.");
        return new(id, priceTicks, lots, value, (Side)(marks & (byte)Side.Sell), reader.ReadLong())
        {
            TakerCloses = (marks & TakerCloses) != 0,
            MakerCloses = (marks & MakerCloses) != 0,
        };
    }
}
