using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Commands;

/// <summary>The first record of every log. It holds what a world keeps for life, so that reopening with other options changes nothing.</summary>
internal sealed record Genesis : Command<long>
{
    public required ulong Seed { get; init; }

    /// <summary>Where a manual clock starts; null for a real clock.</summary>
    public long? ManualStartMs { get; init; }

    public ImmutableArray<string> Exchanges { get; init; } = [];
    public required int StatementLinesMax { get; init; }

    public override CommandKind Kind => CommandKind.Genesis;

    public override long Apply(WorldState state, long nowMs)
    {
        state.Begin(this);
        return state.Commands;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteFixed(Seed);
        writer.WriteBool(ManualStartMs.HasValue);
        writer.WriteLong(ManualStartMs ?? 0);
        writer.WriteTexts(Exchanges);
        writer.WriteCount(StatementLinesMax);
    }

    public static Genesis Read(ref RecordReader reader)
    {
        var seed = reader.ReadFixed();
        var isManual = reader.ReadBool();
        var startMs = reader.ReadLong();
        return new()
        {
            Seed = seed,
            ManualStartMs = isManual ? startMs : null,
            Exchanges = reader.ReadTexts(),
            StatementLinesMax = (int)reader.ReadUnsigned(),
        };
    }
}
