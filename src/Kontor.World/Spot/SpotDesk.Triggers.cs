using System.Collections.Immutable;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

internal sealed partial class SpotDesk
{
    private OpenTable<SpotTriggerRow> Triggers => spot.Triggers;

    public Outcome<SpotTriggerRow> PlaceTrigger(SpotMarket market, long user, in SpotTriggerRequest request, long nowMs)
    {
        var reject = RefuseTrigger(market, user, request);
        if (reject != Reject.None)
            return reject;
        var order = request.Order;
        var held = HoldOfTrigger(market, user, request, nowMs);
        if (spot.Seats.AvailableOf(market, user, order.IsMargin, isBase: order.Side == Side.Sell) < held)
            return Reject.NotEnough;
        var slot = spot.TriggerPool.Rent();
        if (slot == None)
            return Reject.BookFull;
        var seat = spot.Seats.FindOrOpen(market, user, order.IsMargin);
        var row = new SpotTriggerRow
        {
            Id = spot.NextOrderId(),
            User = user,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
            TriggerTicks = request.TriggerTicks,
            PriceTicks = order.PriceTicks,
            Lots = order.Lots,
            Notional = order.Notional,
            Held = held,
            Market = market.Index,
            Exchange = (byte)ledger.Index,
            IsMargin = order.IsMargin ? (byte)1 : (byte)0,
            IsApi = order.IsApi ? (byte)1 : (byte)0,
            Rises = request.TriggerTicks > market.LastTicks ? (byte)1 : (byte)0,
            Kind = request.Kind,
            Side = order.Side,
            OrderKind = order.Kind,
            TimeInForce = order.TimeInForce,
            SelfTrade = order.SelfTrade,
            ClientId = order.ClientId,
        };
        ledger.Hold(HeldAccount(row, seat), held);
        Triggers.Add(slot, row, row.Key, seat);
        market.Triggers.Add(row.Id, row.TriggerTicks, rises: row.Rises != 0);
        Show(row);
        // The price may be there already.
        FireTriggers(market, nowMs);
        return row;
    }

    // The order of an order's refusals, with what belongs to the trigger at the same places.
    private Reject RefuseTrigger(SpotMarket market, long user, in SpotTriggerRequest request)
    {
        var order = request.Order;
        var reject = SpotRules.OfMarket(market.Record, order.IsApi);
        if (reject == Reject.None)
            reject = SpotRules.OfUser(directory.FindUser(user), market.Record, order.IsMargin);
        if (reject == Reject.None && order.IsMargin)
            reject = spot.Watch?.MayTrade(user, market) ?? Reject.None;
        if (reject == Reject.None && (request.Kind > SpotTriggerKind.TakeProfitStopLoss || request.TriggerTicks < 0))
            reject = request.TriggerTicks < 0 ? Reject.NotPositive : Reject.Malformed;
        if (reject == Reject.None)
            reject = SpotRules.OfForm(order);
        if (reject == Reject.None && request.TriggerTicks == 0)
            reject = Reject.PriceMissing;
        if (reject == Reject.None && !order.ClientId.IsEmpty && Triggers.Find(user, order.ClientId) != None)
            reject = Reject.DuplicateClientId;
        if (reject == Reject.None)
            reject = SpotRules.OfPrice(market.Record, request.TriggerTicks);
        if (reject == Reject.None)
            reject = SpotRules.OfFilters(market, order, isBandOff: true);
        var isFull = Triggers.CountAt(market.SeatOf(user)) >= market.Record.TriggerOrdersMax || market.Triggers.IsFull;
        return reject == Reject.None && isFull ? Reject.TooManyTriggers : reject;
    }

    // A market buy by size costs what the price will be then; the price it waits for is the best guess there is.
    private Int128 HoldOfTrigger(SpotMarket market, long user, in SpotTriggerRequest request, long nowMs)
    {
        var order = Draft(market, user, request.Order, triggerId: 0, nowMs);
        if (order.Kind == SpotOrderKind.Market && order.Side == Side.Buy && !order.IsByNotional)
            (order.Kind, order.PriceTicks) = (SpotOrderKind.Limit, request.TriggerTicks);
        return NeedOf(market, order);
    }

    /// <summary>Places the orders of all triggers that the last price has reached; what these trade may reach further ones.</summary>
    private void FireTriggers(SpotMarket market, long nowMs)
    {
        while (market.Triggers.Count > 0 && market.LastTicks > 0 && market.Triggers.TryPopReached(market.LastTicks, out var id))
            Fire(market, Triggers.Find(id), nowMs);
    }

    private void Fire(SpotMarket market, int slot, long nowMs)
    {
        var trigger = TakeOut(slot);
        var placed = PlaceOne(market, trigger.User, trigger.Request, trigger.Id, nowMs);
        trigger.State = placed.IsOk ? SpotTriggerState.Triggered : SpotTriggerState.Failed;
        trigger.OrderId = placed.IsOk ? placed.Value.Id : 0;
        trigger.Failure = placed.Reject;
        trigger.UpdatedMs = nowMs;
        history.Triggers.Add(trigger);
        Show(trigger);
    }

    public Outcome<SpotTriggerRow> CancelTrigger(long user, string symbol, SpotTriggerKind? kind, in SpotOrderKey key, long nowMs)
    {
        var slot = spot.FindTrigger(user, symbol, key);
        if (slot == None || (kind is not null && Triggers[slot].Kind != kind))
            return Reject.UnknownOrder;
        return EndTrigger(slot, SpotTriggerState.Canceled, CancelSource.User, nowMs);
    }

    public ImmutableArray<SpotTriggerRow> CancelAllTriggers(long user, string symbol, SpotTriggerKind? kind, long nowMs)
    {
        var ended = ImmutableArray.CreateBuilder<SpotTriggerRow>();
        var market = spot.MarketOf(symbol);
        for (var slot = Triggers.NewestOf(user); slot != None; )
        {
            var older = Triggers.OlderOf(slot);
            ref readonly var trigger = ref Triggers[slot];
            if ((market is null || trigger.Market == market.Index) && (kind is null || trigger.Kind == kind))
                ended.Add(EndTrigger(slot, SpotTriggerState.Canceled, CancelSource.User, nowMs));
            slot = older;
        }
        return ended.ToImmutable();
    }

    private SpotTriggerRow EndTrigger(int slot, SpotTriggerState state, CancelSource source, long nowMs)
    {
        var trigger = TakeOut(slot);
        spot.At(trigger.Market).Triggers.Remove(trigger.Id);
        (trigger.State, trigger.CancelSource, trigger.UpdatedMs) = (state, source, nowMs);
        history.Triggers.Add(trigger);
        Show(trigger);
        return trigger;
    }

    private SpotTriggerRow TakeOut(int slot)
    {
        var trigger = Triggers[slot];
        ledger.Release(HeldAccount(trigger, Triggers.SeatAt(slot)), trigger.Held);
        trigger.Held = 0;
        Triggers.Remove(slot, trigger.Key);
        spot.TriggerPool.Return(slot);
        return trigger;
    }

    private void Show(in SpotTriggerRow trigger) => ledger.Tap.Of(trigger.User)?.Tell(trigger);

    private int HeldAccount(in SpotTriggerRow trigger, int seat) =>
        trigger.Side == Side.Buy ? spot.Seats[seat].Quote(trigger.IsMargin != 0) : spot.Seats[seat].Base(trigger.IsMargin != 0);
}
