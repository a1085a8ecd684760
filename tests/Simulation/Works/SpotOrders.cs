using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Simulation.Works;

/// <summary>Orders of every form: mostly such as people send, now and then one that means nothing.</summary>
internal sealed class SpotOrders(Scene scene)
{
    private long _names;

    public SpotOrderRequest Next(Pit pit)
    {
        var order = scene.Next(20) switch
        {
            < 9 => Limit(pit, TimeInForce.GoodTillCancel, crosses: scene.OneIn(6)),
            < 11 => Limit(pit, TimeInForce.ImmediateOrCancel, crosses: true),
            < 13 => Limit(pit, TimeInForce.FillOrKill, crosses: true),
            < 15 => Limit(pit, TimeInForce.PostOnly, crosses: scene.OneIn(5)),
            < 17 => MarketBySize(),
            < 19 => MarketByNotional(),
            _ => Nonsense(pit),
        };
        return order with
        {
            SelfTrade = scene.OneIn(3)
                ? scene.Pick(SelfTradeRule.CancelMaker, SelfTradeRule.CancelTaker, SelfTradeRule.CancelBoth)
                : SelfTradeRule.None,
            ClientId = Name(),
            IsMargin = scene.OneIn(4),
            IsApi = scene.OneIn(2),
        };
    }

    public static long LotsUpTo(Scene scene, int max) => scene.OneIn(150) ? scene.Pick(-1, 0, long.MaxValue) : scene.Next(max) + 1;

    private SpotOrderRequest Limit(Pit pit, TimeInForce timeInForce, bool crosses)
    {
        var side = scene.Pick(Side.Buy, Side.Sell);
        return new()
        {
            Side = side,
            TimeInForce = timeInForce,
            PriceTicks = pit.Around(side, crosses ? 10_000 : 40_000, crosses),
            Lots = LotsUpTo(scene, 4_000),
        };
    }

    private SpotOrderRequest MarketBySize() =>
        new()
        {
            Side = scene.Pick(Side.Buy, Side.Sell),
            Kind = SpotOrderKind.Market,
            TimeInForce = scene.Pick(TimeInForce.GoodTillCancel, TimeInForce.ImmediateOrCancel),
            Lots = LotsUpTo(scene, 3_000),
        };

    private SpotOrderRequest MarketByNotional() =>
        new()
        {
            Side = Side.Buy,
            Kind = SpotOrderKind.Market,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            Notional = scene.Amount(60_000_000),
        };

    private SpotOrderRequest Nonsense(Pit pit) =>
        new()
        {
            Side = (Side)scene.Next(3),
            Kind = (SpotOrderKind)scene.Next(3),
            TimeInForce = (TimeInForce)scene.Next(5),
            PriceTicks = scene.Pick(0, 1, pit.FairTicks, long.MaxValue, -1),
            Lots = scene.Pick(0, 1, 10, 1L << 40, long.MaxValue, long.MinValue),
            Notional = scene.Pick(0, 1, -1, Int128.MaxValue),
        };

    // Names are used again now and then, and somebody else may have the same.
    private ClientOrderId Name()
    {
        if (scene.OneIn(2))
            return default;
        var number = scene.OneIn(20) ? scene.Next(50) : ++_names;
        return ClientOrderId.TryParse($"order-{number}", out var name) ? name : default;
    }
}
