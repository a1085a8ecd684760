using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>One order: by its number, or, when that is 0, by the name its owner gave it.</summary>
public readonly record struct SpotOrderKey(long OrderId, ClientOrderId ClientId)
{
    public static SpotOrderKey Of(long orderId) => new(orderId, default);

    public static SpotOrderKey Of(ClientOrderId clientId) => new(0, clientId);

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(OrderId);
        writer.Write(ClientId);
    }

    internal static SpotOrderKey Read(ref RecordReader reader) => new(reader.ReadLong(), reader.ReadClientOrderId());
}
