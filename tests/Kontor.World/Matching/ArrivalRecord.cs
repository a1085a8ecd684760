using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>Who came when, kept from outside, to see whether those who are taken were the next ones.</summary>
public sealed class ArrivalRecord
{
    private readonly List<NaiveOrder> _arrived = [];

    /// <summary>Follows what came of a command. False when somebody was taken who was not next, or who may not be taken.</summary>
    public bool Follow(FlowCommand command, IReadOnlyList<BookEvent> events)
    {
        var moved = _arrived.Find(order => order.Id == command.Order);
        var (owner, side) = moved is null ? (command.Owner, command.Side) : (moved.Owner, moved.Side);
        foreach (var one in events)
        {
            var order = _arrived.Find(arrived => arrived.Id == one.Order);
            if (one.Kind == BookEventKind.Rested)
                Arrive(one, owner, side);
            else if (one.Kind == BookEventKind.Filled && (order is null || !MayBeTaken(order, command.Rule, owner)))
                return false;
            else if (order is not null && one.Kind != BookEventKind.Refused)
                Reduce(order, one.Lots);
        }
        return true;
    }

    private void Arrive(BookEvent one, long owner, Side side) =>
        _arrived.Add(
            new NaiveOrder
            {
                Id = one.Order,
                Owner = owner,
                Side = side,
                PriceTicks = one.PriceTicks,
                Lots = one.Lots,
            }
        );

    private void Reduce(NaiveOrder order, long lots)
    {
        order.Lots -= lots;
        if (order.Lots == 0)
            _arrived.Remove(order);
    }

    private bool MayBeTaken(NaiveOrder order, SelfTradeRule rule, long taker) =>
        (rule == SelfTradeRule.None || order.Owner != taker) && !_arrived.Exists(other => IsAhead(other, order));

    private bool IsAhead(NaiveOrder other, NaiveOrder order)
    {
        if (other.Side != order.Side)
            return false;
        if (other.PriceTicks == order.PriceTicks)
            return _arrived.IndexOf(other) < _arrived.IndexOf(order);
        return order.Side == Side.Buy ? other.PriceTicks > order.PriceTicks : other.PriceTicks < order.PriceTicks;
    }
}
