using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Simulation.Works;

/// <summary>Orders of contracts in every form: mostly such as people send, now and then one that means nothing.</summary>
internal sealed class PerpOrders(Scene scene)
{
    private long _names;

    public PerpetualOrderRequest Next(Swap swap, bool isHedger)
    {
        var action = Action(isHedger != scene.OneIn(40));
        var isMarket = scene.OneIn(4);
        var timeInForce = scene.OneIn(3) ? (TimeInForce)scene.Next(4) : TimeInForce.GoodTillCancel;
        var crosses = timeInForce is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill || scene.OneIn(5);
        return new()
        {
            Action = scene.OneIn(150) ? (OrderAction)99 : action,
            Kind = isMarket ? PerpetualOrderKind.Market : PerpetualOrderKind.Limit,
            TimeInForce = isMarket ? TimeInForce.ImmediateOrCancel : timeInForce,
            SelfTrade = (SelfTradeRule)scene.Next(4),
            PriceTicks = isMarket ? 0 : swap.Around(action.Side(), crosses ? 10_000 : 25_000, crosses),
            Lots = SpotOrders.LotsUpTo(scene, 20_000),
            Leverage = scene.OneIn(10) ? scene.Pick(10, 50) : 0,
            MarginMode = scene.OneIn(10) ? (MarginMode)scene.Next(2) : null,
            Presets = scene.OneIn(8) ? Presets(swap, action.Side()) : default,
            ClientId = Name(),
            IsApi = scene.OneIn(2),
        };
    }

    private OrderAction Action(bool isHedger)
    {
        if (isHedger)
            return (OrderAction)scene.Next(4);
        return scene.OneIn(8)
            ? scene.Pick(OrderAction.BuyToReduce, OrderAction.SellToReduce)
            : scene.Pick(OrderAction.Buy, OrderAction.Sell);
    }

    public PresetEnds Presets(Swap swap, Side side) =>
        side == Side.Buy
            ? new(swap.FairTicks * 103 / 100, scene.OneIn(2), swap.FairTicks * 97 / 100, scene.OneIn(2))
            : new(swap.FairTicks * 97 / 100, scene.OneIn(2), swap.FairTicks * 103 / 100, scene.OneIn(2));

    private ClientOrderId Name()
    {
        if (scene.OneIn(2))
            return default;
        var number = scene.OneIn(20) ? scene.Next(50) : ++_names;
        return ClientOrderId.TryParse($"perp-{number}", out var name) ? name : default;
    }
}
