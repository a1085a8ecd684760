using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.Bench.Loop;

/// <summary>A command that does nothing, of about the size of an order: what remains is what the loop costs.</summary>
internal sealed record Touch(long Number) : Command<long>
{
    private const CommandKind ItsKind = (CommandKind)65_000;

    // With the stamp and the kind in front this makes a record of 48 bytes.
    private static readonly byte[] Rest = new byte[35];

    public static CommandTable Table { get; } = CommandTable.Core.With(ItsKind, Read);

    public override CommandKind Kind => ItsKind;

    public override long Apply(WorldState state, long nowMs) => Number;

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Number);
        writer.WriteBytes(Rest);
    }

    private static Touch Read(ref RecordReader reader)
    {
        var number = reader.ReadLong();
        reader.ReadBytes();
        return new Touch(number);
    }
}
