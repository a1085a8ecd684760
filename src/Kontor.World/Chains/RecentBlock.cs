using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>A block that can still be undone, and what it takes to do so.</summary>
/// <param name="Contracts">How many contracts there were before it.</param>
internal sealed record RecentBlock(Block Block, ImmutableArray<CellChange> Undo, int Contracts)
{
    public void Write(ref RecordWriter writer)
    {
        BlockCodec.Write(ref writer, Block);
        CellChange.WriteAll(ref writer, Undo);
        writer.WriteCount(Contracts);
    }

    public static RecentBlock Read(ref RecordReader reader) =>
        new(BlockCodec.Read(ref reader), CellChange.ReadAll(ref reader), (int)reader.ReadUnsigned());
}
