namespace Kontor.World.Matching;

/// <summary>Who takes, and how far.</summary>
public struct Taker
{
    public Side Side;
    public long Owner;

    /// <summary>The worst price that is still taken; 0 for any.</summary>
    public long LimitTicks;

    /// <summary>What is still wanted.</summary>
    public long Lots;

    public SelfTradeRule Rule;

    /// <summary>The taking ended at an order of its own.</summary>
    public bool StoppedBySelf;

    /// <summary>The taking ended because no more was affordable.</summary>
    public bool StoppedByMeans;

    /// <summary>Something is left that may rest: nothing in the book can be taken for it any more.</summary>
    public readonly bool MayRest => Lots > 0 && LimitTicks > 0 && !StoppedBySelf && !StoppedByMeans;

    internal readonly bool Takes(long priceTicks) => LimitTicks == 0 || Side.Takes(LimitTicks, priceTicks);

    internal readonly bool IsSelf(long owner) => Rule != SelfTradeRule.None && owner == Owner;
}
