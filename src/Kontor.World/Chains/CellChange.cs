using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What a number was before something changed it.</summary>
internal readonly record struct CellChange(CellKey Key, Word256 Before)
{
    public static void WriteAll(ref RecordWriter writer, ImmutableArray<CellChange> changes)
    {
        writer.WriteCount(changes.Length);
        foreach (var (key, before) in changes)
        {
            key.Write(ref writer);
            writer.WriteWord(before);
        }
    }

    public static ImmutableArray<CellChange> ReadAll(ref RecordReader reader)
    {
        var changes = ImmutableArray.CreateBuilder<CellChange>(reader.ReadCount());
        for (var left = changes.Capacity; left > 0; left--)
            changes.Add(new CellChange(CellKey.Read(ref reader), reader.ReadWord()));
        return changes.MoveToImmutable();
    }
}
