using Kontor.World.Directory;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>
/// Where orders come in: takes them or refuses them, holds what they need, has them matched, settles what was traded, and sees each of
/// them to its end. It belongs to one exchange. While an order takes, it lies in the desk and not yet in the table of open orders.
/// </summary>
internal sealed partial class SpotDesk(SpotExchange spot, ExchangeLedger ledger, DirectoryState directory, SpotHistory history)
{
    private const int None = OrderPool.None;

    private SpotOrderRow _taker;
    private SpotMarket? _market;
    private int _takerSeat;
    private long _nowMs;

    private OpenTable<SpotOrderRow> Orders => spot.Orders;

    public Outcome<SpotOrderRow> Place(SpotMarket market, long user, in SpotOrderRequest request, long nowMs)
    {
        var placed = PlaceOne(market, user, request, triggerId: 0, nowMs);
        FireTriggers(market, nowMs);
        return placed;
    }

    private Outcome<SpotOrderRow> PlaceOne(SpotMarket market, long user, in SpotOrderRequest request, long triggerId, long nowMs)
    {
        var reject = Refuse(market, user, request);
        if (reject != Reject.None)
            return reject;
        _taker = Draft(market, user, request, triggerId, nowMs);
        var available = spot.Seats.AvailableOf(market, user, request.IsMargin, isBase: request.Side == Side.Sell);
        var needed = NeedOf(market, _taker);
        if (available < needed)
            return Reject.NotEnough;
        if (_taker.MayRest && (spot.Pool.Count == spot.Pool.OrdersMax || !market.Book.CanRest(request.Side, request.PriceTicks)))
            return Reject.BookFull;
        // What a market buy by size will cost shows only as it goes: everything there is stands ready, and comes back with its end.
        _taker.Held = SpotHolds.IsPerLot(_taker) || _taker.IsByNotional ? needed : available;
        _taker.Id = spot.NextOrderId();
        _takerSeat = spot.Seats.FindOrOpen(market, user, request.IsMargin);
        ledger.Hold(HeldAccount(_taker, _takerSeat), _taker.Held);
        Show(_taker, OrderStep.Placed);
        return Run(market, None, nowMs);
    }

    private Reject Refuse(SpotMarket market, long user, in SpotOrderRequest request)
    {
        var reject = SpotRules.OfMarket(market.Record, request.IsApi);
        if (reject == Reject.None)
            reject = SpotRules.OfUser(directory.FindUser(user), market.Record, request.IsMargin);
        if (reject == Reject.None && request.IsMargin)
            reject = spot.Watch?.MayTrade(user, market) ?? Reject.None;
        if (reject == Reject.None)
            reject = SpotRules.OfForm(request);
        if (reject == Reject.None && !request.ClientId.IsEmpty && Orders.Find(user, request.ClientId) != None)
            reject = Reject.DuplicateClientId;
        if (reject == Reject.None)
            reject = SpotRules.OfFilters(market, request, isBandOff: false);
        if (reject == Reject.None && Orders.CountAt(market.SeatOf(user)) >= market.Record.OpenOrdersMax)
            reject = Reject.TooManyOpenOrders;
        return reject;
    }

    private SpotOrderRow Draft(SpotMarket market, long user, in SpotOrderRequest request, long triggerId, long nowMs)
    {
        var rates = spot.RatesOf(user, market.Record);
        return new SpotOrderRow
        {
            User = user,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
            TriggerId = triggerId,
            PriceTicks = request.PriceTicks,
            Lots = request.Lots,
            Notional = request.Notional,
            MakerFeePpm = rates.MakerPpm,
            TakerFeePpm = rates.TakerPpm,
            Market = market.Index,
            Exchange = (byte)ledger.Index,
            IsMargin = request.IsMargin ? (byte)1 : (byte)0,
            IsApi = request.IsApi ? (byte)1 : (byte)0,
            FeesIn = market.Record.FeesIn,
            Side = request.Side,
            Kind = request.Kind,
            TimeInForce = request.TimeInForce,
            SelfTrade = request.SelfTrade,
            ClientId = request.ClientId,
        };
    }

    private static Int128 NeedOf(SpotMarket market, in SpotOrderRow order)
    {
        if (SpotHolds.IsPerLot(order))
            return order.Lots * SpotHolds.PerLot(market, order);
        if (order.IsByNotional)
            return SpotHolds.OfValue(order.Notional, order);
        var (_, tickLots) = Matcher.Preview(market.Book, TakerOf(order));
        return SpotHolds.OfValue(tickLots * market.ValuePerTickLot, order);
    }

    private static Taker TakerOf(in SpotOrderRow order) =>
        new()
        {
            Side = order.Side,
            Owner = order.User,
            LimitTicks = order.PriceTicks,
            Lots = order.IsByNotional ? OrderBook.LotsMax : order.Lots - order.FilledLots,
            Rule = order.SelfTrade,
        };

    /// <summary>
    /// Has the order in the desk matched, and sees to what is left of it. An amended one has its slot already. A row is large, so what
    /// became of it is answered as a reference, good until the next order comes.
    /// </summary>
    private ref readonly SpotOrderRow Run(SpotMarket market, int slot, long nowMs)
    {
        (_market, _nowMs) = (market, nowMs);
        spot.NoteChange(market);
        var refrains = ReasonNotToTake(market, _taker);
        if (refrains != SpotEnd.None)
            return ref EndTaker(slot, refrains);
        var taker = TakerOf(_taker);
        Matcher.Take(market.Book, ref taker, new SpotFills(this));
        var isFilled = _taker.IsByNotional ? _taker.FilledValue == _taker.Notional : taker.Lots == 0;
        if (isFilled)
            return ref EndTaker(slot, SpotEnd.None);
        if (taker.StoppedBySelf)
            return ref EndTaker(slot, SpotEnd.SelfTrade);
        if (_taker.MayRest)
            return ref Rest(market, slot);
        return ref EndTaker(slot, taker.StoppedByMeans ? SpotEnd.MoneySpent : SpotEnd.NothingToTake);
    }

    private static SpotEnd ReasonNotToTake(SpotMarket market, in SpotOrderRow order) =>
        order.TimeInForce switch
        {
            TimeInForce.PostOnly when market.WouldTake(order.Side, order.PriceTicks) => SpotEnd.WouldTake,
            TimeInForce.FillOrKill when Matcher.Preview(market.Book, TakerOf(order)).Lots < order.Lots => SpotEnd.NotAllAtOnce,
            _ => SpotEnd.None,
        };

    private ref readonly SpotOrderRow Rest(SpotMarket market, int slot)
    {
        _taker.State = _taker.FilledLots == 0 ? SpotOrderState.New : SpotOrderState.PartiallyFilled;
        if (slot == None)
        {
            slot = spot.Pool.Rent();
            Orders.Add(slot, _taker, _taker.Key, _takerSeat);
        }
        else
            Orders[slot] = _taker;
        PutInBook(market, slot, _taker);
        return ref _taker;
    }

    private void PutInBook(SpotMarket market, int slot, in SpotOrderRow row)
    {
        ref var order = ref spot.Pool[slot];
        (order.Id, order.Owner, order.Side) = (row.Id, row.User, row.Side);
        (order.PriceTicks, order.Lots) = (row.PriceTicks, row.Lots - row.FilledLots);
        market.Book.Rest(slot);
    }

    // To those who watch its owner.
    private void Show(in SpotOrderRow order, OrderStep step) => ledger.Tap.Of(order.User)?.Tell(order, step);

    private int HeldAccount(in SpotOrderRow order, int seat) =>
        order.Side == Side.Buy ? spot.Seats[seat].Quote(order.IsMargin != 0) : spot.Seats[seat].Base(order.IsMargin != 0);
}
