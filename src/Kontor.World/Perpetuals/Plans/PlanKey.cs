using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>One plan: by its number, or, when that is 0, by the name its owner gave it.</summary>
public readonly record struct PlanKey(long Id, ClientOrderId ClientId)
{
    public static PlanKey Of(long id) => new(id, default);

    public static PlanKey Of(ClientOrderId clientId) => new(0, clientId);
}

internal static class PlanKeyCodec
{
    public static void Write(this ref RecordWriter writer, in PlanKey key)
    {
        writer.WriteLong(key.Id);
        writer.Write(key.ClientId);
    }

    public static PlanKey ReadPlanKey(this ref RecordReader reader) => new(reader.ReadLong(), reader.ReadClientOrderId());
}
