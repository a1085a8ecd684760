using Kontor.World.Codec;
using Kontor.World.Matching;

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
        writer.WriteLong(market.MinLots);
        writer.WriteLong(market.MaxLots);
        writer.WriteLong(market.MarketMaxLots);
        writer.WriteLong(market.MinPriceTicks);
        writer.WriteLong(market.MaxPriceTicks);
        writer.WriteAmount(market.MinBuyValue);
        writer.WriteAmount(market.MinSellValue);
        writer.WriteLong(market.BuyLimitRatioPpm);
        writer.WriteLong(market.SellLimitRatioPpm);
        writer.WriteLong(market.OpenOrdersMax);
        writer.WriteLong(market.TriggerOrdersMax);
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
            MinLots = reader.ReadLong(),
            MaxLots = reader.ReadLong(),
            MarketMaxLots = reader.ReadLong(),
            MinPriceTicks = reader.ReadLong(),
            MaxPriceTicks = reader.ReadLong(),
            MinBuyValue = reader.ReadAmount(),
            MinSellValue = reader.ReadAmount(),
            BuyLimitRatioPpm = (int)reader.ReadLong(),
            SellLimitRatioPpm = (int)reader.ReadLong(),
            OpenOrdersMax = (int)reader.ReadLong(),
            TriggerOrdersMax = (int)reader.ReadLong(),
        };

    public static void Write(this ref RecordWriter writer, FeeTier tier)
    {
        writer.WriteLong(tier.Level);
        writer.WriteText(tier.Name);
        writer.WriteLong(tier.MakerFactorPpm);
        writer.WriteLong(tier.TakerFactorPpm);
    }

    public static FeeTier ReadFeeTier(this ref RecordReader reader) =>
        new()
        {
            Level = (int)reader.ReadLong(),
            Name = reader.ReadText(),
            MakerFactorPpm = (int)reader.ReadLong(),
            TakerFactorPpm = (int)reader.ReadLong(),
        };

    public static void Write(this ref RecordWriter writer, in SpotOrderRequest order)
    {
        writer.WriteByte((byte)order.Side);
        writer.WriteByte((byte)order.Kind);
        writer.WriteByte((byte)order.TimeInForce);
        writer.WriteByte((byte)order.SelfTrade);
        writer.WriteLong(order.PriceTicks);
        writer.WriteLong(order.Lots);
        writer.WriteAmount(order.Notional);
        writer.Write(order.ClientId);
        writer.WriteBool(order.IsMargin);
        writer.WriteBool(order.IsApi);
    }

    public static SpotOrderRequest ReadSpotOrder(this ref RecordReader reader) =>
        new()
        {
            Side = (Side)reader.ReadByte(),
            Kind = (SpotOrderKind)reader.ReadByte(),
            TimeInForce = (TimeInForce)reader.ReadByte(),
            SelfTrade = (SelfTradeRule)reader.ReadByte(),
            PriceTicks = reader.ReadLong(),
            Lots = reader.ReadLong(),
            Notional = reader.ReadAmount(),
            ClientId = reader.ReadClientOrderId(),
            IsMargin = reader.ReadBool(),
            IsApi = reader.ReadBool(),
        };
}
