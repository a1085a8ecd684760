using System.Buffers;
using Kontor.World.Codec;

namespace Kontor.World.Commands;

/// <summary>A record of the log: the time of the batch, the kind of the command, and what the command wrote.</summary>
public static class CommandRecord
{
    public static void Write(IBufferWriter<byte> output, long stampMs, Command command)
    {
        var writer = new RecordWriter(output);
        writer.WriteLong(stampMs);
        writer.WriteUnsigned((ushort)command.Kind);
        command.Write(ref writer);
    }

    public static (long StampMs, Command Command) Read(ReadOnlySpan<byte> content, CommandTable table)
    {
        var reader = new RecordReader(content);
        var stampMs = reader.ReadLong();
        var kind = reader.ReadUnsigned();
        if (kind > ushort.MaxValue)
            throw new InvalidDataException($"A record of kind {kind}, which this version does not know.");
        return (stampMs, table.Read((CommandKind)kind, ref reader));
    }
}
