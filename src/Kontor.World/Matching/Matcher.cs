namespace Kontor.World.Matching;

/// <summary>
/// Price-time priority: the best price first, and at one price whoever came first. Trades happen at the maker's price. What a taker has left
/// afterwards is the caller's to rest or to cancel.
/// </summary>
public static class Matcher
{
    public static void Take<THandler>(OrderBook book, ref Taker taker, THandler handler)
        where THandler : IFillHandler
    {
        Invariant.Holds(taker.Lots >= 0 && taker.LimitTicks >= 0);
        var pool = book.Pool;
        var opposite = taker.Side.Opposite();
        while (taker.Lots > 0)
        {
            var slot = book.BestOf(opposite);
            if (slot == OrderPool.None)
                return;
            ref readonly var maker = ref pool[slot];
            var priceTicks = maker.PriceTicks;
            if (!taker.Takes(priceTicks))
                return;
            if (taker.IsSelf(maker.Owner))
            {
                StopSelf(book, ref taker, slot, handler);
                if (taker.StoppedBySelf)
                    return;
                continue;
            }
            var wanted = Math.Min(taker.Lots, maker.Lots);
            var lots = handler.Affordable(priceTicks, wanted);
            Invariant.Holds(lots >= 0 && lots <= wanted);
            if (lots == 0)
            {
                taker.StoppedByMeans = true;
                return;
            }
            book.Take(slot, lots);
            taker.Lots -= lots;
            handler.Filled(slot, priceTicks, lots);
        }
    }

    /// <summary>
    /// What a taker would get, and the sum of price times lots of it, if everything were affordable. Its own orders are not counted:
    /// they would be taken out, or they would end the taking.
    /// </summary>
    public static (long Lots, Int128 TickLots) Preview(OrderBook book, in Taker taker) =>
        taker.Rule == SelfTradeRule.None ? PreviewLevels(book, in taker) : PreviewOrders(book, in taker);

    private static void StopSelf<THandler>(OrderBook book, ref Taker taker, int slot, THandler handler)
        where THandler : IFillHandler
    {
        taker.StoppedBySelf = taker.Rule is SelfTradeRule.CancelTaker or SelfTradeRule.CancelBoth;
        if (taker.Rule == SelfTradeRule.CancelTaker)
            return;
        book.Remove(slot);
        handler.Stopped(slot);
    }

    // Whose orders they are does not matter: the totals of the levels say it all, however many orders there are.
    private static (long Lots, Int128 TickLots) PreviewLevels(OrderBook book, in Taker taker)
    {
        var opposite = taker.Side.Opposite();
        var (got, sum) = (0L, Int128.Zero);
        for (var depth = 0; depth < book.LevelCount(opposite) && got < taker.Lots; depth++)
        {
            var level = book.LevelAt(opposite, depth);
            if (!taker.Takes(level.PriceTicks))
                break;
            var lots = Math.Min(taker.Lots - got, level.Lots);
            got += lots;
            sum += (Int128)level.PriceTicks * lots;
        }
        return (got, sum);
    }

    private static (long Lots, Int128 TickLots) PreviewOrders(OrderBook book, in Taker taker)
    {
        var pool = book.Pool;
        var (got, sum) = (0L, Int128.Zero);
        for (var slot = book.BestOf(taker.Side.Opposite()); slot != OrderPool.None && got < taker.Lots; slot = book.After(slot))
        {
            ref readonly var maker = ref pool[slot];
            if (!taker.Takes(maker.PriceTicks))
                break;
            if (taker.IsSelf(maker.Owner))
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
}
