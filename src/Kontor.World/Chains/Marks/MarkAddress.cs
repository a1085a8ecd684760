using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Says what operators think of an address on a chain, in place of what they thought before.</summary>
public sealed record MarkAddress(string Chain, Address20 Address, AddressMarks Marks) : Command<Outcome<AddressMarks>>
{
    public override CommandKind Kind => CommandKind.MarkAddress;

    public override Outcome<AddressMarks> Apply(WorldState state, long nowMs)
    {
        var chains = state.Chains;
        if (chains.Find(Chain) is null)
            return Reject.UnknownChain;
        if ((Marks & ~AddressMarks.All) != AddressMarks.None)
            return Reject.Malformed;
        if (chains.Marks.Count >= ChainBounds.MarksMax && chains.Marks.Find(Chain, Address) == AddressMarks.None)
            return Reject.TooMany;
        chains.Marks = chains.Marks.With(Chain, Address, Marks);
        return Marks;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteAddress(Address);
        writer.WriteByte((byte)Marks);
    }

    public static MarkAddress Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadAddress(), (AddressMarks)reader.ReadByte());
}
