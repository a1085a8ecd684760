using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>
/// Gives a chain a past: people who trade, make contracts and collect, in so many blocks up to an instant, every one of which something
/// happens in. The same seed makes the same past. The result is the new tip.
/// </summary>
public sealed record GrowChain(string Chain, ulong Seed, long UntilMs, int Blocks) : Command<Outcome<BlockRecord>>
{
    public const int BlocksMax = 100_000;

    public override CommandKind Kind => CommandKind.GrowChain;

    public override Outcome<BlockRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.FindAny(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (Blocks <= 0)
            return Reject.NotPositive;
        if (Blocks > BlocksMax || chain.BlockCount + Blocks > Bounds.BlocksPerChainMax)
            return Reject.TooMany;
        if (UntilMs > nowMs || UntilMs < chain.TipMs)
            return Reject.Backwards;
        chain.Grow(state, Seed, UntilMs, Blocks, nowMs);
        // What was asked of the clock on the way lies in the past.
        chain.NextBlockMs = 0;
        ChainClock.Wake(state, chain, nowMs);
        return chain.TipRecord();
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteFixed(Seed);
        writer.WriteLong(UntilMs);
        writer.WriteLong(Blocks);
    }

    public static GrowChain Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadFixed(), reader.ReadLong(), (int)reader.ReadLong());
}
