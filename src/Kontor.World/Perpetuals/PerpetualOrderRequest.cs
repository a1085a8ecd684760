using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>What a client asks a contract to trade.</summary>
public readonly record struct PerpetualOrderRequest
{
    public required OrderAction Action { get; init; }
    public PerpetualOrderKind Kind { get; init; }
    public TimeInForce TimeInForce { get; init; }
    public SelfTradeRule SelfTrade { get; init; }

    /// <summary>0 for a market order.</summary>
    public long PriceTicks { get; init; }
    public required long Lots { get; init; }

    /// <summary>0 to take what is set for the contract. Another one becomes the setting when nothing is open that has the present one.</summary>
    public int Leverage { get; init; }

    /// <summary>Null to take what is set for the contract. As with the leverage, another one may become the setting.</summary>
    public MarginMode? MarginMode { get; init; }

    /// <summary>The position to close, for who wants to be sure which; 0 for the one there is.</summary>
    public long PositionId { get; init; }
    public PresetEnds Presets { get; init; }
    public ClientOrderId ClientId { get; init; }
    public bool IsApi { get; init; }
}

/// <summary>The ends of a position that an order brings with it; 0 for none. They watch the last price, or the mark.</summary>
public readonly record struct PresetEnds(long TakeProfitTicks, bool TakeProfitByMark, long StopLossTicks, bool StopLossByMark)
{
    internal bool IsValid => TakeProfitTicks is >= 0 and <= OrderBook.PriceTicksMax && StopLossTicks is >= 0 and <= OrderBook.PriceTicksMax;
}

/// <summary>One order: by its number, or, when that is 0, by the name its owner gave it.</summary>
public readonly record struct PerpetualOrderKey(long OrderId, ClientOrderId ClientId)
{
    public static PerpetualOrderKey Of(long orderId) => new(orderId, default);

    public static PerpetualOrderKey Of(ClientOrderId clientId) => new(0, clientId);
}

internal static class PerpetualOrderCodec
{
    public static void Write(this ref RecordWriter writer, in PerpetualOrderRequest order)
    {
        writer.WriteByte((byte)order.Action);
        writer.WriteByte((byte)order.Kind);
        writer.WriteByte((byte)order.TimeInForce);
        writer.WriteByte((byte)order.SelfTrade);
        writer.WriteLong(order.PriceTicks);
        writer.WriteLong(order.Lots);
        writer.WriteLong(order.Leverage);
        writer.WriteLongOrNone((long?)order.MarginMode);
        writer.WriteLong(order.PositionId);
        writer.WriteLong(order.Presets.TakeProfitTicks);
        writer.WriteBool(order.Presets.TakeProfitByMark);
        writer.WriteLong(order.Presets.StopLossTicks);
        writer.WriteBool(order.Presets.StopLossByMark);
        writer.Write(order.ClientId);
        writer.WriteBool(order.IsApi);
    }

    public static PerpetualOrderRequest ReadPerpetualOrder(this ref RecordReader reader) =>
        new()
        {
            Action = (OrderAction)reader.ReadByte(),
            Kind = (PerpetualOrderKind)reader.ReadByte(),
            TimeInForce = (TimeInForce)reader.ReadByte(),
            SelfTrade = (SelfTradeRule)reader.ReadByte(),
            PriceTicks = reader.ReadLong(),
            Lots = reader.ReadLong(),
            Leverage = (int)reader.ReadLong(),
            MarginMode = (MarginMode?)reader.ReadLongOrNone(),
            PositionId = reader.ReadLong(),
            Presets = new(reader.ReadLong(), reader.ReadBool(), reader.ReadLong(), reader.ReadBool()),
            ClientId = reader.ReadClientOrderId(),
            IsApi = reader.ReadBool(),
        };

    public static void Write(this ref RecordWriter writer, in PerpetualOrderKey key)
    {
        writer.WriteLong(key.OrderId);
        writer.Write(key.ClientId);
    }

    public static PerpetualOrderKey ReadPerpetualKey(this ref RecordReader reader) => new(reader.ReadLong(), reader.ReadClientOrderId());
}
