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

    internal readonly bool Takes(long priceTicks) => LimitTicks == 0 || Side.Takes(LimitTicks, priceTicks);
}

/// <summary>What the two sides of a trade do about it: settle, close, and give slots back.</summary>
public interface IFillHandler
{
    /// <summary>How many of these lots the taker can still pay for at that price. Zero ends the taking.</summary>
    long Affordable(long priceTicks, long lots);

    /// <summary>A trade. The book is reduced already; a maker without lots is done, and its slot is the handler's to return.</summary>
    void Filled(int makerSlot, long priceTicks, long lots);

    /// <summary>Taken out of the book because taker and maker are the same. The slot is the handler's to return.</summary>
    void Stopped(int makerSlot);
}

/// <summary>Price-time priority.</summary>
public static class Matcher
{
    public static void Take<THandler>(OrderBook book, ref Taker taker, THandler handler)
        where THandler : IFillHandler
    {
        var pool = book.Pool;
        var opposite = taker.Side.Opposite();
        while (taker.Lots > 0)
        {
            var slot = book.BestOf(opposite);
            if (slot == OrderPool.None || !taker.Takes(pool[slot].PriceTicks))
                return;
            if (taker.Rule != SelfTradeRule.None && pool[slot].Owner == taker.Owner)
            {
                StopSelf(book, ref taker, slot, handler);
                if (taker.StoppedBySelf)
                    return;
                continue;
            }
            var priceTicks = pool[slot].PriceTicks;
            var lots = handler.Affordable(priceTicks, Math.Min(taker.Lots, pool[slot].Lots));
            if (lots == 0)
                return;
            book.Take(slot, lots);
            taker.Lots -= lots;
            handler.Filled(slot, priceTicks, lots);
        }
    }

    /// <summary>
    /// What a taker would get, and the sum of price times lots of it, if everything were affordable. Its own orders are not counted:
    /// they would be taken out, or they would end the taking.
    /// </summary>
    public static (long Lots, Int128 TickLots) Preview(OrderBook book, in Taker taker)
    {
        var pool = book.Pool;
        var (got, sum) = (0L, Int128.Zero);
        for (var slot = book.BestOf(taker.Side.Opposite()); slot != OrderPool.None && got < taker.Lots; slot = book.After(slot))
        {
            ref var maker = ref pool[slot];
            if (!taker.Takes(maker.PriceTicks))
                break;
            if (taker.Rule != SelfTradeRule.None && maker.Owner == taker.Owner)
            {
                if (taker.Rule == SelfTradeRule.CancelMaker)
                    continue;
                break;
            }
            var lots = Math.Min(taker.Lots - got, maker.Lots);
            got += lots;
            sum += (Int128)maker.PriceTicks * lots;
        }
        return (got, sum);
    }

    private static void StopSelf<THandler>(OrderBook book, ref Taker taker, int slot, THandler handler)
        where THandler : IFillHandler
    {
        taker.StoppedBySelf = taker.Rule is SelfTradeRule.CancelTaker or SelfTradeRule.CancelBoth;
        if (taker.Rule == SelfTradeRule.CancelTaker)
            return;
        book.Remove(slot);
        handler.Stopped(slot);
    }
}
