using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>A seeded stream of everything users do at contracts. Prices stay near one another, so that most orders meet.</summary>
public sealed class PerpetualFlow
{
    public const int UsersMax = 8;

    private readonly Chance _chance = new();
    private long _middle = 100;

    public PerpetualFlow(ulong seed) => _chance.Seed(seed);

    /// <summary>Prices stay so near and leverages so low that nobody is ever liquidated.</summary>
    public bool IsCalm { get; init; }

    public static string Name(int user) => $"user{user}";

    /// <summary>The first user is number 1. Half of them trade in hedge mode.</summary>
    public Command Next(PerpetualWorld world)
    {
        var user = 1 + (long)_chance.Below(UsersMax);
        var symbol = _chance.Below(3) == 0 ? PerpetualWorld.Eth : PerpetualWorld.Btc;
        var mode = world.Perpetuals.PositionModeOf(user);
        return _chance.Below(100) switch
        {
            < 45 => new PlacePerpetualOrder(ExchangeId.Weex, user, symbol, Order(mode)),
            < 62 => new AmendPerpetualOrder(ExchangeId.Weex, user, "", Key(world, user), Sometimes(Price()), Sometimes(Lots())),
            < 76 => new CancelPerpetualOrder(ExchangeId.Weex, user, "", Key(world, user)),
            < 78 => new CancelAllPerpetualOrders(ExchangeId.Weex, user, symbol),
            < 80 => new ClosePositions(ExchangeId.Weex, user, symbol, 0),
            < 84 => new SetLeverage(ExchangeId.Weex, user, symbol, new(Leverage(), Leverage(), Leverage())),
            < 87 => new SetMarginMode(ExchangeId.Weex, user, symbol, (MarginMode)_chance.Below(2)),
            < 89 => new SetPositionMode(ExchangeId.Weex, user, (PositionMode)_chance.Below(2)),
            < 94 => new MovePositionMargin(ExchangeId.Weex, user, Position(world, user), (Int128)_chance.Below(40_000) - 20_000),
            < 95 => new PlacePerpetualBatch(ExchangeId.Weex, user, [new(symbol, Order(mode)), new(symbol, Order(mode))]),
            < 97 => new CreditWallet(Place(user), 1 + (Int128)_chance.Below(50_000)),
            < 99 => new DebitWallet(Place(user), 1 + (Int128)_chance.Below(100_000)),
            _ => new CancelPerpetualOrders(ExchangeId.Weex, user, "", [Key(world, user), PerpetualOrderKey.Of(77)]),
        };
    }

    private static AccountPlace Place(long user) => new(ExchangeId.Weex, user, WalletId.Contract, "USDT");

    private PerpetualOrderRequest Order(PositionMode mode)
    {
        var isMarket = _chance.Below(5) == 0;
        Assert.True(ClientOrderId.TryParse(_chance.Below(4) == 0 ? $"c{_chance.Below(30)}" : "", out var name));
        return new PerpetualOrderRequest
        {
            Action = (OrderAction)((mode == PositionMode.Hedge ? 0 : 4) + (int)_chance.Below(_chance.Below(50) == 0 ? 8UL : 4UL) % 8),
            Kind = isMarket ? PerpetualOrderKind.Market : PerpetualOrderKind.Limit,
            TimeInForce = (TimeInForce)(_chance.Below(4) == 0 ? _chance.Below(isMarket ? 3UL : 4UL) : 0),
            SelfTrade = (SelfTradeRule)_chance.Below(4),
            PriceTicks = isMarket ? 0 : Price(),
            Lots = Lots(),
            Leverage = _chance.Below(10) == 0 ? Leverage() : 0,
            MarginMode = _chance.Below(10) == 0 ? (MarginMode)_chance.Below(2) : null,
            ClientId = name,
        };
    }

    private long Price()
    {
        if (_chance.Below(20) == 0)
            _middle = Math.Clamp(_middle + (long)_chance.Below(7) - 3, IsCalm ? 95 : 60, IsCalm ? 105 : 160);
        return _middle - 6 + (long)_chance.Below(13);
    }

    private long Lots() => 1 + (long)_chance.Below(_chance.Below(10) == 0 ? 60UL : 9UL);

    private int Leverage() =>
        (int)
            _chance.Below(
                _chance.Below(3) == 0 ? 1UL
                : IsCalm ? 4UL
                : 40UL
            );

    private long Sometimes(long value) => _chance.Below(3) == 0 ? 0 : value;

    private PerpetualOrderKey Key(PerpetualWorld world, long user)
    {
        var open = world.Perpetuals.OpenOrders(new PerpetualQuery(world.Ledger.Index, user));
        return PerpetualOrderKey.Of(open.IsEmpty ? 1 + (long)_chance.Below(50) : open[(int)_chance.Below((ulong)open.Length)].Id);
    }

    private long Position(PerpetualWorld world, long user)
    {
        var open = world.Perpetuals.PositionsOf(user);
        return open.IsEmpty ? (long)_chance.Below(20) : open[(int)_chance.Below((ulong)open.Length)].Position.Id;
    }
}
