using System.Globalization;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Tests.Time;

/// <summary>
/// A small business with appointments: whoever is due signs the list of brokers, which then says, as a part of the state, who was due, in
/// which order and when.
/// </summary>
public static class DueDiary
{
    public const DueKind Once = (DueKind)200;
    public const DueKind Hourly = (DueKind)201;
    public const long HourMs = 3_600_000;

    public static WorldOptions In(WorldOptions options) =>
        options with
        {
            Commands = CommandTable.Core.With(Remind.ItsKind, Remind.Read),
            MoreDueKinds = Register,
        };

    public static void Register(ScheduleState schedule)
    {
        schedule.On(Once, (state, subject, nowMs) => Sign(state, $"once {subject}", nowMs));
        schedule.On(
            Hourly,
            (state, subject, nowMs) =>
            {
                Sign(state, $"hourly {subject}", nowMs);
                state.Schedule.At(nowMs + HourMs, Hourly, subject);
            }
        );
    }

    /// <summary>What was due, oldest first, each with its time after the beginning of the tests' worlds.</summary>
    public static Task<string[]> Entries(this LiveWorld world) => world.Ask(Entries);

    public static string[] Entries(WorldState state) => [.. state.Directory.Brokers.Select(broker => broker.Id)];

    private static void Sign(WorldState state, string who, long nowMs) =>
        state.Directory.Put(
            new BrokerRecord { Id = $"{who} at {(nowMs - TestWorld.StartMs).ToString("+0;-0;+0", CultureInfo.InvariantCulture)}" }
        );
}

/// <summary>Asks for an item, at an instant that may have passed already.</summary>
public sealed record Remind(long DueMs, DueKind Due, long Subject) : Command<long>
{
    public const CommandKind ItsKind = (CommandKind)64_001;

    public override CommandKind Kind => ItsKind;

    public override long Apply(WorldState state, long nowMs)
    {
        state.Schedule.At(DueMs, Due, Subject);
        return nowMs;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(DueMs);
        writer.WriteByte((byte)Due);
        writer.WriteLong(Subject);
    }

    public static Remind Read(ref RecordReader reader) => new(reader.ReadLong(), (DueKind)reader.ReadByte(), reader.ReadLong());
}
