using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Makes blocks by the world's clock: soon when there is something to do, or else as late as the chain likes.</summary>
internal static class ChainClock
{
    /// <summary>The clock has come to the chain's next block.</summary>
    public static void Step(WorldState state, WorldChain chain, long nowMs)
    {
        // What was asked for before somebody changed his mind comes all the same.
        if (!chain.Settings.IsMining || chain.NextBlockMs == 0 || chain.NextBlockMs > nowMs)
            return;
        chain.NextBlockMs = 0;
        if (chain.BlockCount >= Bounds.BlocksPerChainMax)
            return;
        chain.MineAt(state, nowMs, nowMs);
        Wake(state, chain, nowMs);
    }

    /// <summary>Asks for the next block, as soon as there is something to do, or else as late as the chain likes.</summary>
    public static void Wake(WorldState state, WorldChain chain, long nowMs)
    {
        var (settings, now) = (chain.Settings, Math.Max(nowMs, chain.TipMs));
        if (!settings.IsMining)
            return;
        if (chain.HasReady || state.Chains.Watch?.IsWaitingFor(state, chain) == true)
            WakeAt(state, chain, NextMultiple(now, settings.BlockMs));
        else if (settings.IdleBlockMs > 0)
            WakeAt(state, chain, AfterJump(state, NextMultiple(now, settings.IdleBlockMs), settings.IdleBlockMs));
    }

    // Only an earlier block needs another item: the one that was asked for before then finds nothing to do.
    private static void WakeAt(WorldState state, WorldChain chain, long dueMs)
    {
        var isAsked = chain.NextBlockMs != 0 && chain.NextBlockMs <= dueMs;
        if (isAsked || dueMs > Bounds.InstantMaxMs || !state.Schedule.HasRoom)
            return;
        chain.NextBlockMs = dueMs;
        state.Schedule.At(dueMs, chain.Due, chain.Index);
    }

    // When the clock jumps far, empty blocks that nobody could have seen are left out.
    private static long AfterJump(WorldState state, long nextMs, long periodMs)
    {
        var first = state.Schedule.UntilMs - (periodMs * ChainBounds.IdleBlocksPerJumpMax);
        return first > nextMs ? NextMultiple(first, periodMs) : nextMs;
    }

    private static long NextMultiple(long nowMs, long periodMs) => ((nowMs / periodMs) + 1) * periodMs;
}
