using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>
/// Where orders come in: takes them or refuses them, holds what they need, has them matched, books what was traded, and sees each of them
/// to its end. It belongs to one exchange. While an order takes, it lies in the desk and not in the table of open orders.
/// </summary>
internal sealed partial class PerpetualDesk(PerpetualExchange exchange)
{
    private const int None = OrderPool.None;

    private readonly List<Seat> _unsettled = [];
    private PerpetualOrderRow _taker;
    private Seat _seat = null!;
    private Contract _contract = null!;
    private long _nowMs;
    private bool _isTaking;
    private bool _isPaused;
    private bool _hasTraded;

    private OpenOrders Orders => exchange.Orders;
    private PositionTable Positions => exchange.Positions;
    private PerpetualMoney Money => exchange.Money;

    /// <summary>Places an order of a user. What comes back is the order as it stands afterwards; one that was over at once is no refusal.</summary>
    public Outcome<PerpetualOrderRow> Place(Contract contract, long user, in PerpetualOrderRequest request, long nowMs) =>
        Place(contract, user, request, OrderOrigin.User, originId: 0, nowMs);

    /// <summary>The same for whoever acts for a user: plans, and whoever closes positions.</summary>
    public Outcome<PerpetualOrderRow> Place(
        Contract contract,
        long user,
        in PerpetualOrderRequest request,
        OrderOrigin origin,
        long originId,
        long nowMs
    )
    {
        var reject = Refuse(contract, user, request, origin);
        if (reject != Reject.None)
            return reject;
        // Orders are large: one is written where it will be matched, and copied when it comes to rest.
        Draft(contract, user, request, origin, originId, nowMs);
        reject = RefuseForMoney(contract, ref _taker, request.PositionId, default, out var needs);
        if (reject != Reject.None)
            return reject;
        if (_taker.MayRest && (exchange.Pool.Count == exchange.Pool.OrdersMax || !contract.Book.CanRest(_taker.Side, _taker.PriceTicks)))
            return Reject.BookFull;
        var seat = exchange.SeatOf(user, contract);
        if (!_taker.Action.IsClosing())
            Adopt(seat);
        _taker.Id = exchange.NextOrderId();
        Take(contract, seat, needs, nowMs);
        Show(_taker, OrderStep.Placed);
        Run(None);
        // What is settled now may put other orders on the desk.
        Outcome<PerpetualOrderRow> placed = _taker;
        exchange.Risk.OnSettled(nowMs);
        return placed;
    }

    // What the order on the desk opens a position with becomes what is set.
    private void Adopt(Seat seat)
    {
        var tap = exchange.Tap.Of(seat.Trader.User);
        var before = tap is null ? default : SeatSettings.Of(seat);
        seat.MarginMode = _taker.MarginMode;
        seat.SetLeverage(_taker.MarginMode, _taker.Action.Opens(), _taker.Leverage);
        if (tap is not null && SeatSettings.Of(seat) != before)
            tap.TouchSettings(seat.Contract.Index);
    }

    // Promises to the order on the desk what it closes, and holds what it needs.
    private void Take(Contract contract, Seat seat, Int128 needs, long nowMs)
    {
        (_contract, _seat, _nowMs, _hasTraded) = (contract, seat, nowMs, false);
        _taker.Held = needs;
        if (_taker.LotsClosing > 0)
            Freeze(seat.PositionOn(_taker.Action.Closes()), _taker.LotsClosing);
        seat.AddOpening(_taker.Action.Opens(), _taker.LotsOpening);
        Money.HoldForOrders(seat.Account, needs, nowMs);
    }

    /// <summary>Has the order on the desk matched, and sees to what is left of it. An amended one has its slot already.</summary>
    private void Run(int slot)
    {
        var refrains = ReasonNotToTake();
        if (refrains == PerpetualEnd.None)
            Match(slot);
        else
            EndTaker(slot, refrains);
        exchange.NoteChange(_contract);
        if (_hasTraded)
            exchange.Risk.OnPrices(_contract, _nowMs);
    }

    private PerpetualEnd ReasonNotToTake() =>
        _taker.TimeInForce switch
        {
            TimeInForce.PostOnly when _contract.WouldTake(_taker.Side, _taker.PriceTicks) => PerpetualEnd.WouldTake,
            TimeInForce.FillOrKill when Matcher.Preview(_contract.Book, OrderCosts.TakerOf(_taker)).Lots < _taker.LotsLeft =>
                PerpetualEnd.NotAllAtOnce,
            _ => PerpetualEnd.None,
        };

    private void Match(int slot)
    {
        var taker = OrderCosts.TakerOf(_taker);
        _isTaking = true;
        do
        {
            (_isPaused, taker.StoppedByMeans) = (false, false);
            Matcher.Take(_contract.Book, ref taker, new PerpetualFills(this));
            SettleSeats();
        } while (_isPaused);
        _isTaking = false;
        if (taker.Lots == 0)
            EndTaker(slot, PerpetualEnd.None);
        else if (taker.StoppedBySelf)
            EndTaker(slot, PerpetualEnd.SelfTrade);
        else if (taker.StoppedByMeans)
            EndTaker(slot, PerpetualEnd.MarginSpent);
        else if (_taker.MayRest)
            Rest(slot);
        else
            EndTaker(slot, PerpetualEnd.NothingToTake);
    }

    private void Rest(int slot)
    {
        var held = _taker.LotsOpening == 0 ? 0 : _taker.LotsOpening * OrderCosts.PerLot(_contract, _taker);
        // More of it rests than the book had promised when an order that could not be filled any more was in the way.
        if (held > _taker.Held && held - _taker.Held > Money.Look(_seat.Account).Available)
        {
            EndTaker(slot, PerpetualEnd.MarginSpent);
            return;
        }
        _taker.State = _taker.FilledLots == 0 ? PerpetualOrderState.New : PerpetualOrderState.PartiallyFilled;
        if (held != _taker.Held)
            Money.HoldForOrders(_seat.Account, held - _taker.Held, _nowMs);
        _taker.Held = held;
        if (slot == None)
        {
            slot = exchange.Pool.Rent();
            Orders.Add(slot, _taker, _seat);
        }
        else
            Orders[slot] = _taker;
        exchange.Fill(slot, _taker);
        _contract.Book.Rest(slot);
    }

    private void Draft(Contract contract, long user, in PerpetualOrderRequest request, OrderOrigin origin, long originId, long nowMs)
    {
        var seat = exchange.TraderOf(user)?.SeatAt(contract.Index);
        var mode = request.Action.IsClosing()
            ? seat?.MarginMode ?? MarginMode.Cross
            : request.MarginMode ?? seat?.MarginMode ?? MarginMode.Cross;
        var set = seat?.LeverageOf(mode, request.Action.Opens()) ?? Seat.DefaultLeverage(contract.Record);
        _taker = new PerpetualOrderRow
        {
            User = user,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
            OriginId = originId,
            PriceTicks = request.PriceTicks,
            Lots = request.Lots,
            TakeProfitTicks = request.Presets.TakeProfitTicks,
            StopLossTicks = request.Presets.StopLossTicks,
            MakerFeePpm = contract.Record.MakerFeePpm,
            TakerFeePpm = contract.Record.TakerFeePpm,
            Contract = contract.Index,
            Leverage = request.Action.IsClosing() || request.Leverage == 0 ? set : request.Leverage,
            Exchange = (byte)exchange.Ledger.Index,
            IsApi = request.IsApi ? (byte)1 : (byte)0,
            TakeProfitByMark = request.Presets.TakeProfitByMark ? (byte)1 : (byte)0,
            StopLossByMark = request.Presets.StopLossByMark ? (byte)1 : (byte)0,
            Action = request.Action,
            MarginMode = mode,
            Kind = request.Kind,
            TimeInForce = request.TimeInForce,
            SelfTrade = request.SelfTrade,
            Origin = origin,
            ClientId = request.ClientId,
        };
    }
}
