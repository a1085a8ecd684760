using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.History;
using Kontor.World.State;

namespace Kontor.World.Tests.History;

/// <summary>A command that adds rows of one owner to a history of its own.</summary>
internal sealed record AddSamples(long Owner, int Rows) : Command<long>
{
    private const CommandKind ItsKind = (CommandKind)64_010;
    private const string Stream = "samples";

    public override CommandKind Kind => ItsKind;

    /// <summary>Options of a world that knows the command and the stream.</summary>
    public static WorldOptions Options(IHistoryStore? store, int hotMax = 16) =>
        TestWorld.Options with
        {
            Commands = CommandTable.Core.With(ItsKind, Read),
            Histories = [() => new HistoryStream<SampleRow>(Stream)],
            History = store,
            HistoryHotMax = hotMax,
        };

    public static HistoryStream<SampleRow> StreamOf(WorldState state) => state.History.Of<SampleRow>(Stream);

    public override long Apply(WorldState state, long nowMs)
    {
        var stream = StreamOf(state);
        for (var left = Rows; left > 0; left--)
            stream.Add(SampleRow.Of(Owner, nowMs, (int)stream.NextId));
        return stream.NextId - 1;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Owner);
        writer.WriteCount(Rows);
    }

    public static AddSamples Read(ref RecordReader reader) => new(reader.ReadLong(), (int)reader.ReadUnsigned());
}

/// <summary>All rows that can be read, newest first, and what the state says of all that ever were.</summary>
internal sealed record SampleView(ulong Digest, ImmutableArray<SampleRow> Rows)
{
    public bool Equals(SampleView? other) => other is not null && Digest == other.Digest && Rows.SequenceEqual(other.Rows);

    public override int GetHashCode() => Digest.GetHashCode();
}

internal static class SampleWorlds
{
    public static async Task<SampleView> Samples(this LiveWorld world) =>
        await world.Ask(state =>
        {
            var stream = AddSamples.StreamOf(state);
            return new SampleView(stream.Digest, [.. stream.NewestFirst().Select(entry => entry.Row)]);
        });
}
