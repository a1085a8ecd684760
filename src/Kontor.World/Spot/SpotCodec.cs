using Kontor.World.Codec;

namespace Kontor.World.Spot;

internal static class SpotCodec
{
    public static void Write(this ref RecordWriter writer, MarketRecord market)
    {
        writer.WriteText(market.Symbol);
        writer.WriteText(market.Base);
        writer.WriteText(market.Quote);
        writer.WriteLong(market.TickUnits);
        writer.WriteLong(market.LotUnits);
        writer.WriteByte((byte)market.State);
        writer.WriteBool(market.IsApiTradable);
        writer.WriteBool(market.HasMargin);
        writer.WriteByte((byte)market.FeesIn);
        writer.WriteLong(market.MakerFeePpm);
        writer.WriteLong(market.TakerFeePpm);
    }

    public static MarketRecord ReadMarket(this ref RecordReader reader) =>
        new()
        {
            Symbol = reader.ReadText(),
            Base = reader.ReadText(),
            Quote = reader.ReadText(),
            TickUnits = reader.ReadLong(),
            LotUnits = reader.ReadLong(),
            State = (MarketState)reader.ReadByte(),
            IsApiTradable = reader.ReadBool(),
            HasMargin = reader.ReadBool(),
            FeesIn = (FeesIn)reader.ReadByte(),
            MakerFeePpm = (int)reader.ReadLong(),
            TakerFeePpm = (int)reader.ReadLong(),
        };
}
