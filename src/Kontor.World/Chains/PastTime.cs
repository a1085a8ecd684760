namespace Kontor.World.Chains;

/// <summary>When the blocks of a made-up past were made: the shares of the time add up to all of it, and each is a little early.</summary>
internal readonly record struct PastTime(long FromMs, long UntilMs, int Blocks)
{
    public long Of(int block, Chance chance)
    {
        if (block == Blocks)
            return UntilMs;
        var share = (long)((Int128)(UntilMs - FromMs) * block / Blocks);
        var slack = (UntilMs - FromMs) / Blocks / 2;
        return FromMs + share - (slack == 0 ? 0 : (long)chance.Below((ulong)slack));
    }
}
