using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>
/// What an order must hold for what it opens: initial margin and taker fee. Both are rounded up for each lot, so that however the order is
/// filled, in one piece or in a thousand, what was held is enough for every piece.
/// </summary>
internal static class OrderCosts
{
    /// <summary>For each lot that waits at a price.</summary>
    public static Int128 PerLot(Contract contract, long priceTicks, int leverage, int takerFeePpm)
    {
        var value = contract.ValueOf(priceTicks, 1);
        return Divide.Up(value, leverage) + Ppm.Up(value, takerFeePpm);
    }

    public static Int128 PerLot(Contract contract, in PerpetualOrderRow order) =>
        PerLot(contract, order.PriceTicks, order.Leverage, order.TakerFeePpm);

    /// <summary>
    /// For lots that are taken at once, at several prices. Each fill rounds two numbers up, and there are no more fills than lots.
    /// </summary>
    public static Int128 Taken(Int128 value, long lots, int leverage, int takerFeePpm) =>
        Divide.Down(value, leverage) + Ppm.Down(value, takerFeePpm) + 2 * (Int128)lots;

    /// <summary>What the opening part of an order will take at once and what will wait, as the book is now.</summary>
    public static OpeningPreview Preview(Contract contract, in PerpetualOrderRow order)
    {
        var side = order.Side;
        var opening = order.LotsOpening;
        var isTaking = order.Kind == PerpetualOrderKind.Market || contract.WouldTake(side, order.PriceTicks);
        if (!isTaking || order.TimeInForce == TimeInForce.PostOnly)
            return new OpeningPreview(0, 0, order.MayRest ? opening : 0);
        var taker = TakerOf(order);
        var all = Matcher.Preview(contract.Book, taker);
        // What closes is filled first.
        taker.Lots = order.LotsClosing;
        var closing = order.LotsClosing == 0 ? default : Matcher.Preview(contract.Book, taker);
        var taken = all.Lots - closing.Lots;
        var value = (all.TickLots - closing.TickLots) * contract.ValuePerTickLot;
        return new OpeningPreview(taken, value, order.MayRest ? opening - taken : 0);
    }

    public static Taker TakerOf(in PerpetualOrderRow order) =>
        new()
        {
            Side = order.Side,
            Owner = order.User,
            LimitTicks = order.PriceTicks,
            Lots = order.LotsLeft,
            Rule = order.SelfTrade,
        };
}

/// <summary>What the opening part of an order comes to.</summary>
internal readonly record struct OpeningPreview(long LotsTaken, Int128 ValueTaken, long LotsResting)
{
    public long Lots => LotsTaken + LotsResting;

    public Int128 ValueWith(Contract contract, long priceTicks) => ValueTaken + contract.ValueOf(priceTicks, LotsResting);

    public Int128 Needs(Contract contract, in PerpetualOrderRow order)
    {
        var needs = LotsResting == 0 ? 0 : LotsResting * OrderCosts.PerLot(contract, order);
        return LotsTaken == 0 ? needs : needs + OrderCosts.Taken(ValueTaken, LotsTaken, order.Leverage, order.TakerFeePpm);
    }
}
