using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed partial class NaiveSpot
{
    private NaiveOrder Run(NaiveOrder taker)
    {
        var tif = taker.Request.TimeInForce;
        if (tif == TimeInForce.PostOnly && Opposite(taker).Any(maker => Crosses(taker, maker.PriceTicks)))
            return End(taker, SpotEnd.WouldTake);
        if (tif == TimeInForce.FillOrKill && Preview(taker).Lots < taker.Lots)
            return End(taker, SpotEnd.NotAllAtOnce);
        var isOutOfMoney = false;
        while (taker.IsByNotional ? taker.FilledValue < taker.Request.Notional : taker.Left > 0)
        {
            var maker = Opposite(taker).FirstOrDefault();
            if (maker is null || !Crosses(taker, maker.PriceTicks))
                break;
            if (maker.User == taker.User && taker.Request.SelfTrade != SelfTradeRule.None)
            {
                if (taker.Request.SelfTrade != SelfTradeRule.CancelTaker)
                    End(maker, SpotEnd.SelfTrade);
                if (taker.Request.SelfTrade != SelfTradeRule.CancelMaker)
                    return End(taker, SpotEnd.SelfTrade);
                continue;
            }
            var wanted = taker.IsByNotional ? maker.Left : Math.Min(taker.Left, maker.Left);
            var lots = Affordable(taker, maker.PriceTicks, wanted);
            isOutOfMoney = lots < wanted;
            if (lots == 0)
                break;
            Trade(taker, maker, lots);
        }
        if (taker.IsByNotional ? taker.FilledValue == taker.Request.Notional : taker.Left == 0)
            return End(taker, SpotEnd.None);
        if (!taker.MayRest)
            return End(taker, isOutOfMoney ? SpotEnd.MoneySpent : SpotEnd.NothingToTake);
        taker.State = taker.Filled == 0 ? SpotOrderState.New : SpotOrderState.PartiallyFilled;
        taker.Arrival = ++_arrivals;
        if (!Open.Contains(taker))
            Open.Add(taker);
        return taker;
    }

    private IEnumerable<NaiveOrder> Opposite(NaiveOrder taker)
    {
        var others = Open.Where(order => order.Side != taker.Side && order != taker);
        return taker.Side == Side.Buy
            ? others.OrderBy(order => order.PriceTicks).ThenBy(order => order.Arrival)
            : others.OrderByDescending(order => order.PriceTicks).ThenBy(order => order.Arrival);
    }

    private static bool Crosses(NaiveOrder taker, long ticks) =>
        taker.PriceTicks == 0 || (taker.Side == Side.Buy ? ticks <= taker.PriceTicks : ticks >= taker.PriceTicks);

    private (long Lots, Int128 Value) Preview(NaiveOrder taker)
    {
        var (lots, value) = (0L, Int128.Zero);
        foreach (var maker in Opposite(taker).TakeWhile(maker => Crosses(taker, maker.PriceTicks)))
        {
            if (maker.User == taker.User && taker.Request.SelfTrade == SelfTradeRule.CancelMaker)
                continue;
            if (maker.User == taker.User && taker.Request.SelfTrade != SelfTradeRule.None)
                break;
            var taken = Math.Min(taker.Left - lots, maker.Left);
            lots += taken;
            value += Value(maker.PriceTicks, taken);
        }
        return (lots, value);
    }

    private long Affordable(NaiveOrder taker, long ticks, long wanted)
    {
        if (!taker.SpendsAsItGoes)
            return wanted;
        var lots = wanted;
        while (lots > 0)
        {
            var value = Value(ticks, lots);
            var isWithin = !taker.IsByNotional || taker.FilledValue + value <= taker.Request.Notional;
            if (isWithin && WithFee(taker, value) <= taker.Held)
                return lots;
            lots--;
        }
        return 0;
    }

    private void Trade(NaiveOrder taker, NaiveOrder maker, long lots)
    {
        var ticks = maker.PriceTicks;
        var (buyer, seller) = taker.Side == Side.Buy ? (taker, maker) : (maker, taker);
        var (value, size) = (Value(ticks, lots), lots * (Int128)Market.LotUnits);
        var (buyerPpm, sellerPpm) = buyer == maker ? (buyer.MakerPpm, seller.TakerPpm) : (buyer.TakerPpm, seller.MakerPpm);
        var sellerFee = Ceil(value, sellerPpm);
        var buyerFee = Ceil(buyer.FeesIn == FeesIn.Quote ? value : size, buyerPpm);
        var (onTop, outOf) = buyer.FeesIn == FeesIn.Quote ? (buyerFee, (Int128)0) : (0, buyerFee);

        // Everything that was held for these lots comes back, and then what they cost is paid.
        Unhold(buyer, buyer.SpendsAsItGoes ? value + onTop : lots * PerLot(buyer));
        Unhold(seller, size);
        Add(buyer, "USDT", -(value + onTop));
        Add(buyer, "BTC", size - outOf);
        Add(seller, "BTC", -size);
        Add(seller, "USDT", value - sellerFee);
        FeesOf["USDT"] += sellerFee + onTop;
        FeesOf["BTC"] += outOf;

        (Last, Trades) = (ticks, Trades + 1);
        foreach (var order in (NaiveOrder[])[buyer, seller])
        {
            order.Filled += lots;
            order.FilledValue += value;
            order.State = SpotOrderState.PartiallyFilled;
            Fills.Add($"{Trades} {order.Id} {lots}@{ticks} {(order == buyer ? buyerFee : sellerFee)} {order == maker}");
        }
        if (maker.Left == 0)
            End(maker, SpotEnd.None);
    }

    private NaiveOrder End(NaiveOrder order, SpotEnd end)
    {
        Unhold(order, order.Held);
        order.End = end;
        order.State =
            end == SpotEnd.None ? SpotOrderState.Filled
            : order.Filled == 0 ? SpotOrderState.Canceled
            : SpotOrderState.PartiallyCanceled;
        Open.Remove(order);
        Over.Add(order.Line);
        return order;
    }
}
