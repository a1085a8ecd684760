using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Services;

/// <summary>Says what state a service is in from now on.</summary>
public sealed record SetService(ServiceRecord Service) : Command<Outcome<ServiceRecord>>
{
    public override CommandKind Kind => CommandKind.SetService;

    public override Outcome<ServiceRecord> Apply(WorldState state, long nowMs)
    {
        if (!IsWellFormed)
            return Reject.Malformed;
        var reject = state.Services.Set(Service);
        return reject == Reject.None ? Service : reject;
    }

    public override void Write(ref RecordWriter writer) => writer.Write(Service);

    public static SetService Read(ref RecordReader reader) => new(reader.ReadService());

    private bool IsWellFormed =>
        Bounds.IsName(Service.Name)
        && Bounds.IsText(Service.Title)
        && Service.LatencyMs >= 0
        && (Service.EndMs == 0 || Service.EndMs >= Service.StartMs);
}

internal static class ServiceCodec
{
    public static void Write(this ref RecordWriter writer, ServiceRecord service)
    {
        writer.WriteText(service.Name);
        writer.WriteByte((byte)service.State);
        writer.WriteText(service.Title);
        writer.WriteLong(service.StartMs);
        writer.WriteLong(service.EndMs);
        writer.WriteLong(service.LatencyMs);
    }

    public static ServiceRecord ReadService(this ref RecordReader reader) =>
        new()
        {
            Name = reader.ReadText(),
            State = (ServiceState)reader.ReadByte(),
            Title = reader.ReadText(),
            StartMs = reader.ReadLong(),
            EndMs = reader.ReadLong(),
            LatencyMs = reader.ReadLong(),
        };
}
