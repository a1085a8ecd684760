using Kontor.World.Codec;

namespace Kontor.World.Matching;

internal static class ClientOrderIdCodec
{
    public static void Write(this ref RecordWriter writer, in ClientOrderId id) => writer.WriteBytes(ClientOrderId.Bytes(in id));

    public static ClientOrderId ReadClientOrderId(this ref RecordReader reader) => ClientOrderId.Of(reader.ReadBytes());
}
