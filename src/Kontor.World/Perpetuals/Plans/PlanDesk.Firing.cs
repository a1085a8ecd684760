using Kontor.World.Codec;
using Kontor.World.Feed;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Plans;

internal sealed partial class PlanDesk
{
    /// <summary>Places the orders of all plans that the present prices of a contract have reached. True when there was one.</summary>
    public bool Fire(Contract contract, long nowMs)
    {
        var fired = false;
        // Asked for anew each time: what is placed may trade, and move the price.
        while (TakeReached(contract) is { } plan)
        {
            fired = true;
            Execute(contract, plan, nowMs);
        }
        return fired;
    }

    /// <summary>What an order brings with it for its position comes to life with its first fill, and grows with the others.</summary>
    public void AddEnds(in PerpetualOrderRow order, in PerpetualFillRow fill, int position, long nowMs)
    {
        var lots = fill.Lots - fill.LotsClosed;
        if (position == PositionTable.None || lots == 0)
            return;
        if (order.TakeProfitTicks > 0)
            AddEnd(order, PlanKind.TakeProfit, order.TakeProfitTicks, order.TakeProfitByMark != 0, position, lots, nowMs);
        if (order.StopLossTicks > 0)
            AddEnd(order, PlanKind.StopLoss, order.StopLossTicks, order.StopLossByMark != 0, position, lots, nowMs);
    }

    private PlanOrder? TakeReached(Contract contract) =>
        contract.Record.State is not (ContractState.Trading or ContractState.Delivering)
            ? null
            : Book.TakeReached(contract.Index, PriceSource.Last, PriceOf(contract, PriceSource.Last))
                ?? Book.TakeReached(contract.Index, PriceSource.Mark, PriceOf(contract, PriceSource.Mark));

    private void Execute(Contract contract, PlanOrder plan, long nowMs)
    {
        var placed = plan.EndsPosition ? EndPosition(contract, plan, nowMs) : PlaceOrder(contract, plan, plan.Terms.Lots, nowMs);
        if (placed.IsOk)
            End(plan, PlanState.Triggered, Reject.None, placed.Value.Id, nowMs);
        else
            End(plan, PlanState.Failed, placed.Reject, 0, nowMs);
    }

    // Whoever ends all of a position means all of it: what other orders were to close is taken back from them.
    private Outcome<PerpetualOrderRow> EndPosition(Contract contract, PlanOrder plan, long nowMs)
    {
        var slot = exchange.Positions.Find(plan.Position);
        if (slot == PositionTable.None)
            return Reject.PositionClosed;
        if (plan.Terms.IsWhole)
            exchange.Desk.CancelClosing(exchange.Positions.SeatOf(slot), exchange.Positions[slot].Side, PerpetualEnd.PositionGone, nowMs);
        ref readonly var position = ref exchange.Positions[slot];
        var lots = plan.Terms.IsWhole ? position.LotsFree : Math.Min(plan.Terms.Lots, position.LotsFree);
        return lots == 0 ? Reject.PositionVolumeNotEnough : PlaceOrder(contract, plan, lots, nowMs);
    }

    private Outcome<PerpetualOrderRow> PlaceOrder(Contract contract, PlanOrder plan, long lots, long nowMs)
    {
        var terms = plan.Terms;
        var request = new PerpetualOrderRequest
        {
            Action = terms.Action,
            Kind = terms.LimitTicks == 0 ? PerpetualOrderKind.Market : PerpetualOrderKind.Limit,
            TimeInForce = terms.LimitTicks == 0 ? TimeInForce.GoodTillCancel : terms.TimeInForce,
            PriceTicks = terms.LimitTicks,
            Lots = lots,
            Leverage = terms.Leverage,
            MarginMode = terms.MarginMode,
            PositionId = plan.Position,
            Presets = terms.Presets,
            IsApi = terms.IsApi,
        };
        return exchange.Desk.Place(contract, plan.User, request, OriginOf(terms.Kind), plan.Id, nowMs);
    }

    private static OrderOrigin OriginOf(PlanKind kind) =>
        kind switch
        {
            PlanKind.TakeProfit => OrderOrigin.TakeProfit,
            PlanKind.StopLoss => OrderOrigin.StopLoss,
            PlanKind.Trailing => OrderOrigin.Trailing,
            _ => OrderOrigin.Plan,
        };

    private void AddEnd(in PerpetualOrderRow order, PlanKind kind, long ticks, bool isByMark, int slot, long lots, long nowMs)
    {
        var contract = exchange.At(order.Contract);
        ref readonly var position = ref exchange.Positions[slot];
        var (parent, positionId) = (order.Id, position.Id);
        var known = Book.Of(order.User, order.Contract)
            .FirstOrDefault(plan => plan.ParentOrder == parent && plan.Position == positionId && plan.Terms.Kind == kind);
        if (known is not null)
        {
            known.UpdatedMs = nowMs;
            known.Terms = known.Terms with { Lots = known.Terms.Lots + lots };
            Show(known, OrderStep.Changed, nowMs);
            return;
        }
        var terms = new PlanTerms
        {
            Kind = kind,
            Action = OrderActions.ToClose(order.Action.Mode(), position.Side),
            Lots = lots,
            TriggerTicks = ticks,
            Source = isByMark ? PriceSource.Mark : PriceSource.Last,
            IsApi = order.IsApi != 0,
        };
        var plan = new PlanOrder
        {
            Id = exchange.NextOrderId(),
            User = order.User,
            Contract = order.Contract,
            Terms = WithWay(contract, terms),
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
            Position = positionId,
            ParentOrder = parent,
        };
        if (Book.IsFull)
            End(plan, PlanState.Failed, Reject.TooMany, 0, nowMs);
        else
        {
            Add(contract, plan);
            Show(plan, OrderStep.Placed, nowMs);
        }
        exchange.Risk.NoteMoved(contract);
    }

    internal void Save(ref RecordWriter writer)
    {
        Book.Save(ref writer);
        _lives.Save(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        Book.Load(ref reader);
        _lives.Load(ref reader);
    }
}
