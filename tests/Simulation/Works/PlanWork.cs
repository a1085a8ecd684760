using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Simulation.Works;

/// <summary>People leave orders that wait for a price: triggers, ends of positions, and stops that follow.</summary>
internal sealed class PlanWork(Scene scene)
{
    private readonly Remembered<(ExchangeId Exchange, long User, string Symbol, PlanKey Key)> _plans = new(scene.Chance, 24);
    private readonly PerpOrders _forms = new(scene);

    public Deed Next(Swap swap, Func<(Swap Swap, long User, PerpetualOrderKey Key, Side Side)> order) =>
        scene.Next(20) switch
        {
            < 10 => Place(swap),
            < 13 => Amend(swap),
            < 16 => Cancel(),
            16 => Deed.Of(new CancelAllPlans(swap.Exchange, scene.AnyUser(), scene.OneIn(2) ? "" : swap.Symbol)),
            < 19 => Deed.Of(new CancelAllAfter(swap.Exchange, scene.AnyUser(), swap.Symbol, scene.Pick(0, 5, 5_000, 60_000))),
            _ => SetPresets(order()),
        };

    private Deed Place(Swap swap)
    {
        var action = scene.Pick(OrderAction.Buy, OrderAction.Sell, OrderAction.BuyToReduce, OrderAction.SellToReduce);
        var kind = (PlanKind)(scene.Next(4) + 1);
        var isEnd = kind is PlanKind.TakeProfit or PlanKind.StopLoss;
        if (isEnd)
            action = scene.Pick(OrderAction.BuyToReduce, OrderAction.SellToReduce);
        var terms = new PlanTerms
        {
            Kind = kind,
            Action = action,
            Lots = isEnd && scene.OneIn(3) ? 0 : SpotOrders.LotsUpTo(scene, 5_000),
            TriggerTicks = kind == PlanKind.Trailing && scene.OneIn(2) ? 0 : swap.Around(scene.Pick(Side.Buy, Side.Sell), 40_000),
            Source = scene.Pick(PriceSource.Last, PriceSource.Mark),
            LimitTicks = kind == PlanKind.Trailing || scene.OneIn(2) ? 0 : swap.Around(action.Side(), 10_000),
            CallbackPpm = kind == PlanKind.Trailing ? scene.Pick(1_000, 10_000, 50_000) : 0,
            LifeHours = kind == PlanKind.Trigger && scene.OneIn(2) ? 24 : 0,
            Presets = kind == PlanKind.Trigger && scene.OneIn(6) ? _forms.Presets(swap, action.Side()) : default,
            IsApi = scene.OneIn(2),
        };
        return Deed.Of(
            new PlacePlan(swap.Exchange, scene.AnyUser(), swap.Symbol, terms),
            row => _plans.Add((swap.Exchange, row.User, swap.Symbol, PlanKey.Of(row.Id)))
        );
    }

    private Deed Amend(Swap swap)
    {
        var (exchange, user, symbol, key) = _plans.TryPick(out var plan) ? plan : Unknown(swap);
        var change = new PlanChange(
            SpotOrders.LotsUpTo(scene, 5_000),
            swap.Around(scene.Pick(Side.Buy, Side.Sell), 40_000),
            0,
            scene.Pick(PriceSource.Last, PriceSource.Mark),
            PriceWay.Towards
        );
        return Deed.Of(new AmendPlan(exchange, user, symbol, key, change));
    }

    private Deed Cancel()
    {
        if (!_plans.TryTake(out var plan))
            return Deed.Of(new CancelPlan(scene.AnyExchange(), scene.AnyUser(), "", PlanKey.Of(7)));
        return Deed.Of(new CancelPlan(plan.Exchange, plan.User, scene.OneIn(3) ? "" : plan.Symbol, plan.Key));
    }

    private Deed SetPresets((Swap Swap, long User, PerpetualOrderKey Key, Side Side) order) =>
        Deed.Of(new SetOrderPresets(order.Swap.Exchange, order.User, order.Swap.Symbol, order.Key, _forms.Presets(order.Swap, order.Side)));

    private (ExchangeId Exchange, long User, string Symbol, PlanKey Key) Unknown(Swap swap) =>
        (swap.Exchange, scene.AnyUser(), swap.Symbol, PlanKey.Of(scene.Next(1_000)));
}
