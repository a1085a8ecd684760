using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Compliance;

/// <summary>Says who stands behind an address. A label that says nothing takes the one before away.</summary>
public sealed record LabelAddress(AddressLabel Label) : Command<Outcome<AddressLabel>>
{
    public override CommandKind Kind => CommandKind.LabelAddress;

    public override Outcome<AddressLabel> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Label.Chain) is null && state.Chains.FindUtxo(Label.Chain) is null)
            return Reject.UnknownChain;
        if (!Label.IsWellFormed)
            return Reject.Malformed;
        var reject = state.Compliance.Put(Label);
        return reject == Reject.None ? Label : reject;
    }

    public override void Write(ref RecordWriter writer) => Label.Write(ref writer);

    public static LabelAddress Read(ref RecordReader reader) => new(AddressLabel.Read(ref reader));
}
