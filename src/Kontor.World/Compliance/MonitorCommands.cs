using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Compliance;

/// <summary>Begins to watch an address for somebody. What is watched already is refused until it has ended.</summary>
public sealed record MonitorAddress(long Owner, string Chain, string Address, bool OnlyBlack, string Note, long DurationMs)
    : Command<Outcome<MonitoredAddress>>
{
    public override CommandKind Kind => CommandKind.MonitorAddress;

    public override Outcome<MonitoredAddress> Apply(WorldState state, long nowMs)
    {
        if (state.Directory.FindUser(Owner) is null)
            return Reject.UnknownUser;
        if (state.Chains.Find(Chain) is null)
            return Reject.UnknownChain;
        if (!Bounds.IsName(Address) || !Bounds.IsText(Note) || DurationMs <= 0 || DurationMs > Bounds.InstantMaxMs - nowMs)
            return Reject.Malformed;
        var known = state.Compliance.FindMonitor(Owner, Chain, Address);
        if (known is not null && nowMs < known.EndMs)
            return Reject.Conflict;
        if (known is null && state.Compliance.MonitorsOf(Owner).Count() >= ComplianceBounds.MonitorsPerOwnerMax)
            return Reject.TooMany;
        var monitor = new MonitoredAddress(Owner, Chain, Address, OnlyBlack, Note, nowMs, nowMs + DurationMs);
        state.Compliance.Put(monitor);
        return monitor;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Owner);
        writer.WriteText(Chain);
        writer.WriteText(Address);
        writer.WriteBool(OnlyBlack);
        writer.WriteText(Note);
        writer.WriteLong(DurationMs);
    }

    public static MonitorAddress Read(ref RecordReader reader) =>
        new(reader.ReadLong(), reader.ReadText(), reader.ReadText(), reader.ReadBool(), reader.ReadText(), reader.ReadLong());
}

/// <summary>Stops watching an address. The result is how it was watched.</summary>
public sealed record StopMonitoring(long Owner, string Chain, string Address) : Command<Outcome<MonitoredAddress>>
{
    public override CommandKind Kind => CommandKind.StopMonitoring;

    public override Outcome<MonitoredAddress> Apply(WorldState state, long nowMs)
    {
        if (state.Compliance.FindMonitor(Owner, Chain, Address) is not { } monitor || nowMs >= monitor.EndMs)
            return Reject.UnknownMovement;
        state.Compliance.RemoveMonitor(Owner, Chain, Address);
        return monitor;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Owner);
        writer.WriteText(Chain);
        writer.WriteText(Address);
    }

    public static StopMonitoring Read(ref RecordReader reader) => new(reader.ReadLong(), reader.ReadText(), reader.ReadText());
}
