using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Time;

/// <summary>Moves the clock forward. The result is the new time.</summary>
public sealed record AdvanceClock(long ByMs) : Command<Outcome<long>>
{
    public override CommandKind Kind => CommandKind.AdvanceClock;
    public override bool EndsBatch => true;

    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        if (ByMs < 0)
            return Reject.Backwards;
        return ByMs > Bounds.InstantMaxMs ? Reject.Overflow : state.MoveClock(nowMs + ByMs);
    }

    public override void Write(ref RecordWriter writer) => writer.WriteLong(ByMs);

    public static AdvanceClock Read(ref RecordReader reader) => new(reader.ReadLong());
}

/// <summary>Moves the clock to an instant that is not in the past.</summary>
public sealed record SetClock(long ToMs) : Command<Outcome<long>>
{
    public override CommandKind Kind => CommandKind.SetClock;
    public override bool EndsBatch => true;

    public override Outcome<long> Apply(WorldState state, long nowMs) => state.MoveClock(ToMs);

    public override void Write(ref RecordWriter writer) => writer.WriteLong(ToMs);

    public static SetClock Read(ref RecordReader reader) => new(reader.ReadLong());
}

/// <summary>Stops the clock where it is: from now on it is a manual one.</summary>
public sealed record FreezeClock : Command<long>
{
    public override CommandKind Kind => CommandKind.FreezeClock;
    public override bool EndsBatch => true;

    public override long Apply(WorldState state, long nowMs) => state.Time.Freeze();

    public override void Write(ref RecordWriter writer) { }

    public static FreezeClock Read(ref RecordReader reader) => new();
}

/// <summary>
/// Lets a frozen clock run on from where it stands. The system's time at that moment is part of the command, because applying it must
/// not ask the system: <see cref="LiveWorld.UnfreezeClockAsync"/> fills it in.
/// </summary>
internal sealed record UnfreezeClock(long SystemMs) : Command<long>
{
    public override CommandKind Kind => CommandKind.UnfreezeClock;
    public override bool EndsBatch => true;

    public override long Apply(WorldState state, long nowMs) => state.Time.Unfreeze(SystemMs);

    public override void Write(ref RecordWriter writer) => writer.WriteLong(SystemMs);

    public static UnfreezeClock Read(ref RecordReader reader) => new(reader.ReadLong());
}

/// <summary>
/// Lets what is due be done although nobody else sends a command: the world sends it to itself when its clock reaches the next item. The
/// work is done before the command is applied, so that nothing is left for the command itself. The result is the time.
/// </summary>
internal sealed record Tick : Command<long>
{
    public override CommandKind Kind => CommandKind.Tick;

    public override long Apply(WorldState state, long nowMs) => nowMs;

    public override void Write(ref RecordWriter writer) { }

    public static Tick Read(ref RecordReader reader) => new();
}
