using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Adds blocks at the world's time, with what waits for them. The result is the new tip.</summary>
public sealed record MineBlocks(string Chain, int Count) : Command<Outcome<BlockRecord>>
{
    public override CommandKind Kind => CommandKind.MineBlocks;

    public override Outcome<BlockRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.FindAny(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (Count <= 0)
            return Reject.NotPositive;
        if (Count > Bounds.BlocksPerCommandMax || chain.BlockCount + Count > Bounds.BlocksPerChainMax)
            return Reject.TooMany;
        for (var mined = 0; mined < Count; mined++)
            chain.MineAt(state, nowMs, nowMs);
        return chain.TipRecord();
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteLong(Count);
    }

    public static MineBlocks Read(ref RecordReader reader) => new(reader.ReadText(), (int)reader.ReadLong());
}
