using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.State;

/// <summary>The whole state as bytes, section by section, each with its name and length.</summary>
public static class SnapshotCodec
{
    private const ulong Magic = 0x31_57_52_4F_54_4E_4F_4B; // "KONTORW1"
    private const string CountersName = "world";

    /// <summary>SHA-256 over the state's own sections: equal for equal states, different as soon as any part differs.</summary>
    public static string Hash(WorldState state)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        SaveState(state, output);
        return Convert.ToHexStringLower(SHA256.HashData(output.WrittenSpan));
    }

    public static ReadOnlyMemory<byte> Save(WorldState state, IReadOnlyCollection<SnapshotSection> parts)
    {
        var output = new ArrayBufferWriter<byte>(65_536);
        var writer = new RecordWriter(output);
        writer.WriteFixed(Magic);
        writer.WriteCount(1 + state.Folders.Length + parts.Count);
        SaveState(state, output);
        foreach (var part in parts)
        {
            writer.WriteText(SnapshotSection.PartPrefix + part.Name);
            writer.WriteBytes(part.Content.AsSpan());
        }
        return output.WrittenMemory;
    }

    /// <summary>Fills an empty state and answers the parts that are not the state's own.</summary>
    public static ImmutableArray<SnapshotSection> Load(WorldState state, ReadOnlySpan<byte> content)
    {
        var reader = new RecordReader(content);
        if (reader.ReadFixed() != Magic)
            throw new InvalidDataException("This is no snapshot of a world, or one of another version.");
        var left = reader.ReadCount();
        LoadCounters(state, ref reader);
        left--;
        foreach (var folder in state.Folders)
        {
            LoadFolder(folder, ref reader);
            left--;
        }
        var parts = ImmutableArray.CreateBuilder<SnapshotSection>();
        for (; left > 0; left--)
            parts.Add(SnapshotSection.Read(ref reader));
        reader.ExpectEnd();
        return parts.ToImmutable();
    }

    /// <summary>How many rows of each history the snapshot counts: what the store beside the log must hold to go on from it.</summary>
    public static ImmutableArray<(string Stream, long Rows)> HistoryRowsOf(ReadOnlySpan<byte> content)
    {
        var reader = new RecordReader(content);
        if (reader.ReadFixed() != Magic)
            throw new InvalidDataException("This is no snapshot of a world, or one of another version.");
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var name = reader.ReadText();
            var section = new RecordReader(reader.ReadBytes());
            if (string.Equals(name, HistoryState.FolderName, StringComparison.Ordinal))
                return [.. HistoryState.LoadCounts(ref section)];
        }
        return [];
    }

    private static void SaveState(WorldState state, ArrayBufferWriter<byte> output)
    {
        var section = new ArrayBufferWriter<byte>(4096);
        var writer = new RecordWriter(output);
        var sectionWriter = new RecordWriter(section);
        state.SaveCounters(ref sectionWriter);
        Finish(CountersName, section, ref writer);
        foreach (var folder in state.Folders)
        {
            folder.Save(ref sectionWriter);
            Finish(folder.Name, section, ref writer);
        }
    }

    private static void Finish(string name, ArrayBufferWriter<byte> section, ref RecordWriter writer)
    {
        writer.WriteText(name);
        writer.WriteBytes(section.WrittenSpan);
        section.ResetWrittenCount();
    }

    private static void LoadCounters(WorldState state, ref RecordReader reader)
    {
        Expect(CountersName, reader.ReadText());
        var section = new RecordReader(reader.ReadBytes());
        state.LoadCounters(ref section);
        section.ExpectEnd();
    }

    private static void LoadFolder(IStateFolder folder, ref RecordReader reader)
    {
        Expect(folder.Name, reader.ReadText());
        var section = new RecordReader(reader.ReadBytes());
        folder.Load(ref section);
        section.ExpectEnd();
    }

    private static void Expect(string expected, string found)
    {
        if (!string.Equals(expected, found, StringComparison.Ordinal))
            throw new InvalidDataException($"The snapshot holds '{found}' where '{expected}' belongs.");
    }
}

/// <summary>A named piece of a snapshot that belongs to somebody outside the world.</summary>
public readonly record struct SnapshotSection(string Name, ImmutableArray<byte> Content)
{
    internal const string PartPrefix = "part:";

    internal static SnapshotSection Read(ref RecordReader reader)
    {
        var name = reader.ReadText();
        if (!name.StartsWith(PartPrefix, StringComparison.Ordinal))
            throw new InvalidDataException($"The snapshot holds '{name}', which this version does not know.");
        return new SnapshotSection(name[PartPrefix.Length..], ImmutableArray.Create(reader.ReadBytes()));
    }
}
