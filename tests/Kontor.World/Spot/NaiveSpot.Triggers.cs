using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed partial class NaiveSpot
{
    private string PlaceTrigger(long user, SpotTriggerRequest request)
    {
        if (RefuseTrigger(user, request) is var reject and not Reject.None)
            return $"{reject}";
        var (order, ticks) = (Draft(user, request.Order, 0), request.TriggerTicks);
        if (order.SpendsAsItGoes && !order.IsByNotional)
            order = Draft(user, request.Order with { Kind = SpotOrderKind.Limit, PriceTicks = ticks }, 0);
        var held = Need(order);
        if (held > BalanceOf(user, request.Order.IsMargin, AssetOf(order.Side)).Free)
            return $"{Reject.NotEnough}";
        Shift(user, request.Order.IsMargin, AssetOf(order.Side), -held);
        var trigger = new NaiveTrigger
        {
            Id = ++_lastId,
            User = user,
            Request = request,
            Rises = ticks > Last,
            Held = held,
        };
        Waiting.Add(trigger);
        var said = trigger.Line;
        Fire();
        return said;
    }

    private Reject RefuseTrigger(long user, SpotTriggerRequest request)
    {
        var order = request.Order;
        if (RefuseToTrade(order.IsApi) is var closed and not Reject.None)
            return closed;
        if (order.IsMargin && !Market.HasMargin)
            return Reject.NoMarginWallet;
        if (request.TriggerTicks < 0)
            return Reject.NotPositive;
        if (RefuseForm(order) is var bad and not Reject.None)
            return bad;
        if (request.TriggerTicks == 0)
            return Reject.PriceMissing;
        if (!order.ClientId.IsEmpty && Waiting.Exists(other => other.User == user && other.Request.Order.ClientId == order.ClientId))
            return Reject.DuplicateClientId;
        if (RefusePrice(request.TriggerTicks) is var outside and not Reject.None)
            return outside;
        if (RefuseNumbers(order, hasBand: false) is var wrong and not Reject.None)
            return wrong;
        return Waiting.Count(other => other.User == user) >= Market.TriggerOrdersMax ? Reject.TooManyTriggers : Reject.None;
    }

    // Rising ones first, then as the price met them, then as they came.
    private void Fire()
    {
        while (Last > 0)
        {
            var rising = Waiting.Where(one => one.Rises && one.Request.TriggerTicks <= Last).OrderBy(one => one.Request.TriggerTicks);
            var falling = Waiting
                .Where(one => !one.Rises && one.Request.TriggerTicks >= Last)
                .OrderByDescending(one => one.Request.TriggerTicks);
            if (rising.ThenBy(one => one.Id).Concat(falling.ThenBy(one => one.Id)).FirstOrDefault() is not { } trigger)
                return;
            Release(trigger);
            (trigger.Failure, var order) = PlaceOne(trigger.User, trigger.Request.Order, trigger.Id);
            trigger.State = order is null ? SpotTriggerState.Failed : SpotTriggerState.Triggered;
            trigger.OrderId = order?.Id ?? 0;
            TriggersOver.Add(trigger.Line);
        }
    }

    private string CancelTrigger(long user, SpotOrderKey key)
    {
        var found = Waiting.Find(one => one.User == user && (key.OrderId != 0 ? one.Id == key.OrderId : IsNamed(one.Request.Order, key)));
        return found is null ? $"{Reject.UnknownOrder}" : EndTrigger(found, SpotTriggerState.Canceled);
    }

    private string CancelAllTriggers(long user) =>
        string.Join(
            "; ",
            Waiting
                .Where(one => one.User == user)
                .OrderByDescending(one => one.Id)
                .ToArray()
                .Select(one => EndTrigger(one, SpotTriggerState.Canceled))
        );

    private string EndTrigger(NaiveTrigger trigger, SpotTriggerState state)
    {
        Release(trigger);
        trigger.State = state;
        TriggersOver.Add(trigger.Line);
        return trigger.Line;
    }

    private void Release(NaiveTrigger trigger)
    {
        Waiting.Remove(trigger);
        Shift(trigger.User, trigger.Request.Order.IsMargin, AssetOf(trigger.Request.Order.Side), trigger.Held);
    }
}
