using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>
/// Undoes the newest blocks of a chain, as if they had never been. Their transactions wait for other blocks, or are forgotten. The result is
/// the new tip.
/// </summary>
public sealed record ReorgChain(string Chain, int Depth, bool KeepsTransactions) : Command<Outcome<BlockRecord>>
{
    public override CommandKind Kind => CommandKind.ReorgChain;

    public override Outcome<BlockRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.FindAny(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (Depth <= 0)
            return Reject.NotPositive;
        if (Depth > chain.UndoableCount)
            return Reject.ReorgTooDeep;
        chain.Rewind(state, Depth, KeepsTransactions, nowMs);
        return chain.TipRecord();
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteLong(Depth);
        writer.WriteBool(KeepsTransactions);
    }

    public static ReorgChain Read(ref RecordReader reader) => new(reader.ReadText(), (int)reader.ReadLong(), reader.ReadBool());
}
