using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Spot;

namespace Kontor.World.Feed;

internal sealed partial class UserTap
{
    public void Tell(in SpotOrderRow order, OrderStep step, in SpotFillRow? fill = null)
    {
        // The last fill and the end that comes of it are one thing to whoever watches.
        if (step == OrderStep.Ended && order.State == SpotOrderState.Filled)
        {
            for (var index = _events.Count - 1; index >= 0; index--)
            {
                if (_events[index] is SpotOrderChanged last && last.Order.Id == order.Id)
                {
                    _events[index] = last with { Order = order };
                    return;
                }
            }
        }
        Tell(new SpotOrderChanged(order, step, fill) { Record = Record, TimeMs = order.UpdatedMs });
    }

    public void Tell(in SpotTriggerRow trigger) => Tell(new SpotTriggerChanged(trigger) { Record = Record, TimeMs = trigger.UpdatedMs });

    public void Tell(in PerpetualOrderRow order, OrderStep step, in PerpetualFillRow? fill = null, bool isDeleveraged = false)
    {
        if (step == OrderStep.Ended && order.State == PerpetualOrderState.Filled)
        {
            for (var index = _events.Count - 1; index >= 0; index--)
            {
                if (_events[index] is PerpetualOrderChanged last && last.Order.Id == order.Id)
                {
                    _events[index] = last with { Order = order };
                    return;
                }
            }
        }
        Tell(
            new PerpetualOrderChanged(order, step, fill)
            {
                Record = Record,
                TimeMs = order.UpdatedMs,
                IsDeleveraged = isDeleveraged,
            }
        );
    }

    public void Tell(in PlanRow plan, OrderStep step, SeatSettings settings, long positionLots) =>
        Tell(new PlanChanged(plan, step, settings, positionLots) { Record = Record, TimeMs = plan.EndedMs });
}
