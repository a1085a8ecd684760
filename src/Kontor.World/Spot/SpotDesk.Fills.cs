using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

internal sealed partial class SpotDesk
{
    private readonly record struct Trade(long Id, long PriceTicks, long Lots, Int128 Size, Int128 Value, bool IsBuyerMaker);

    internal long Affordable(long priceTicks, long lots)
    {
        if (SpotHolds.IsPerLot(_taker))
            return lots;
        var perLot = (Int128)priceTicks * _market!.ValuePerTickLot;
        var most = (Int128)lots;
        if (_taker.IsByNotional)
            most = Int128.Min(most, (_taker.Notional - _taker.FilledValue) / perLot);
        return SpotHolds.OfValue(most * perLot, _taker) <= _taker.Held ? (long)most : MostFor(_taker.Held, perLot, (long)most);
    }

    // The fee is rounded up once for a fill, so the most is not a plain division: it is searched for.
    private long MostFor(Int128 money, Int128 perLot, long below)
    {
        var low = 0L;
        while (low < below - 1)
        {
            var middle = low + (below - low) / 2;
            if (SpotHolds.OfValue(middle * perLot, _taker) <= money)
                low = middle;
            else
                below = middle;
        }
        return low;
    }

    internal void Fill(int makerSlot, long priceTicks, long lots)
    {
        var market = _market!;
        ref var maker = ref Orders[makerSlot];
        var makerSeat = Orders.SeatAt(makerSlot);
        var isBuyerMaker = _taker.Side == Side.Sell;
        var trade = new Trade(spot.NextTradeId(), priceTicks, lots, market.SizeOf(lots), market.ValueOf(priceTicks, lots), isBuyerMaker);
        if (isBuyerMaker)
            Settle(market, trade, ref maker, makerSeat, ref _taker, _takerSeat);
        else
            Settle(market, trade, ref _taker, _takerSeat, ref maker, makerSeat);
        var isMoved = market.LastTicks != priceTicks;
        market.LastTicks = priceTicks;
        market.Tape.AddTrade(new TapeTrade(trade.Id, priceTicks, lots, trade.Value, _taker.Side, _nowMs));
        Tell(market, maker);
        Tell(market, _taker);
        if (isMoved)
            spot.Watch?.PriceMoved(market, _nowMs);
        if (spot.Pool[makerSlot].Lots == 0)
            EndOpen(makerSlot, SpotEnd.None);
    }

    private void Tell(SpotMarket market, in SpotOrderRow order)
    {
        if (order.IsMargin != 0)
            spot.Watch?.WalletTraded(order.User, market, _nowMs);
    }

    internal void StopMaker(int makerSlot) => EndOpen(makerSlot, SpotEnd.SelfTrade);

    /// <summary>Money one way, goods the other. Fees are rounded up, so the house never gets less than its share.</summary>
    private void Settle(SpotMarket market, in Trade trade, ref SpotOrderRow buyer, int buyerSeat, ref SpotOrderRow seller, int sellerSeat)
    {
        ref readonly var buying = ref spot.Seats[buyerSeat];
        ref readonly var selling = ref spot.Seats[sellerSeat];
        var (buyerMargin, sellerMargin) = (buyer.IsMargin != 0, seller.IsMargin != 0);
        var isFeeOnTop = buyer.FeesIn == FeesIn.Quote;
        var buyerFee = Ppm.Ceil(isFeeOnTop ? trade.Value : trade.Size, trade.IsBuyerMaker ? buyer.MakerFeePpm : buyer.TakerFeePpm);
        var sellerFee = Ppm.Ceil(trade.Value, trade.IsBuyerMaker ? seller.TakerFeePpm : seller.MakerFeePpm);
        var (onTop, outOfBase) = isFeeOnTop ? (buyerFee, Int128.Zero) : (Int128.Zero, buyerFee);
        var why = new Posting(BillKind.TradeOut, _nowMs)
        {
            ReceiverKind = BillKind.TradeIn,
            Market = market.Index,
            Reference = trade.Id,
            FillSize = trade.Size,
            FillValue = trade.Value,
        };
        ledger.Settle(buying.Quote(buyerMargin), selling.Quote(sellerMargin), trade.Value, onTop, sellerFee, why);
        ledger.Settle(selling.Base(sellerMargin), buying.Base(buyerMargin), trade.Size, 0, outOfBase, why);
        buyer.Fees += buyerFee;
        seller.Fees += sellerFee;
        Advance(market, ref buyer, buying.Quote(buyerMargin), trade, trade.Value + onTop);
        Advance(market, ref seller, selling.Base(sellerMargin), trade, trade.Size);
        AddFill(trade, buyer, buyerFee, isFeeOnTop ? market.QuoteAsset : market.BaseAsset);
        AddFill(trade, seller, sellerFee, market.QuoteAsset);
    }

    // What was held for these lots and is not needed, because the price was better or the fee lower, is free again.
    private void Advance(SpotMarket market, ref SpotOrderRow order, int account, in Trade trade, Int128 cost)
    {
        order.FilledLots += trade.Lots;
        order.FilledValue += trade.Value;
        order.FillPrices.Add(trade.PriceTicks);
        order.UpdatedMs = _nowMs;
        order.State = SpotOrderState.PartiallyFilled;
        var freed = SpotHolds.IsPerLot(order) ? trade.Lots * SpotHolds.PerLot(market, order) : cost;
        order.Held -= freed;
        Invariant.Holds(order.Held >= 0 && freed >= cost);
        if (freed > cost)
            ledger.Release(account, freed - cost);
    }

    private void AddFill(in Trade trade, in SpotOrderRow order, Int128 fee, int feeAsset)
    {
        var isMaker = order.Side == Side.Buy == trade.IsBuyerMaker;
        var fill = new SpotFillRow
        {
            TradeId = trade.Id,
            OrderId = order.Id,
            User = order.User,
            TimeMs = _nowMs,
            PriceTicks = trade.PriceTicks,
            Lots = trade.Lots,
            Value = trade.Value,
            Fee = fee,
            FeeAsset = feeAsset,
            Market = order.Market,
            Exchange = order.Exchange,
            IsMargin = order.IsMargin,
            IsMaker = isMaker ? (byte)1 : (byte)0,
            Side = order.Side,
            Kind = order.Kind,
            TimeInForce = order.TimeInForce,
            SelfTrade = order.SelfTrade,
            ClientId = order.ClientId,
        };
        history.Fills.Add(fill);
        ledger.Tap.Of(order.User)?.Tell(order, OrderStep.Filled, fill);
    }
}
