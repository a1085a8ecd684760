using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

/// <summary>
/// One thing that somebody does, as a handful of numbers, so that it can be drawn at random and made simpler. There are few users, prices
/// and names: the less there is to choose from, the more often things meet.
/// </summary>
public readonly record struct SpotStep(int Kind, int User, int Side, int Price, int Lots, int Option, int Pick)
{
    public const int KindsMax = 100;
    public const int UsersCount = 3;
    public const int OptionsMax = 4_096;

    /// <summary>Orders and triggers are picked among the numbers given so far, some of which are over.</summary>
    public Command ToCommand(long lastId)
    {
        var exchange = ExchangeId.BitMart;
        var (user, key) = (1 + (User % UsersCount), Key(lastId));
        return Kind switch
        {
            < 45 => new PlaceSpotOrder(exchange, user, SpotWorld.Symbol, Order()),
            < 60 => new CancelSpotOrder(exchange, user, Option % 2 == 0 ? "" : SpotWorld.Symbol, key),
            < 80 => new AmendSpotOrder(
                exchange,
                user,
                SpotWorld.Symbol,
                key,
                Option % 5 == 0 ? 0 : Ticks(Price),
                Option % 3 == 0 ? 0 : Size(Lots)
            ),
            < 88 => new PlaceSpotTrigger(
                exchange,
                user,
                SpotWorld.Symbol,
                new SpotTriggerRequest(SpotTriggerKind.Trigger, Ticks(Pick), Order())
            ),
            < 92 => new CancelSpotTrigger(exchange, user, "", null, key),
            92 => new CancelAllSpotOrders(exchange, user, SpotWorld.Symbol, Option % 3 == 0 ? null : (Side)(Side % 2)),
            < 95 => new PlaceSpotBatch(exchange, user, SpotWorld.Symbol, [Order(), Order() with { Side = (Side)((Side + 1) % 2) }]),
            < 97 => new CreditWallet(Place(user), 1 + (Lots * 1_000)),
            97 => new SetUserFeeTier(exchange, user, Option % 4),
            98 => new DefineMarket(exchange, Market()),
            _ => new CancelAllSpotTriggers(exchange, user, "", null),
        };
    }

    private SpotOrderKey Key(long lastId)
    {
        // Mostly what was given lately: the rest is over.
        var id = Math.Max(1, lastId - (Pick % 25));
        return Option % 7 == 0 ? SpotOrderKey.Of(Name()) : SpotOrderKey.Of(id);
    }

    private SpotOrderRequest Order()
    {
        var isMarket = Option % 6 == 0;
        var isByNotional = isMarket && Option % 12 == 0;
        return new SpotOrderRequest
        {
            Side = (Side)(Side % 2),
            Kind = isMarket ? SpotOrderKind.Market : SpotOrderKind.Limit,
            TimeInForce = isMarket || Option % 5 > 0 ? TimeInForce.GoodTillCancel : (TimeInForce)(Option / 5 % 4),
            SelfTrade = (SelfTradeRule)(Option / 32 % 4),
            PriceTicks = isMarket ? 0 : Ticks(Price),
            Lots = isByNotional ? 0 : Size(Lots),
            Notional = isByNotional ? Price * 977L : 0,
            ClientId = Option % 7 == 0 ? Name() : default,
            IsMargin = Option % 9 == 0,
            IsApi = Option % 2 == 0,
        };
    }

    private ClientOrderId Name() => ClientOrderId.TryParse($"n{Option % 11}", out var name) ? name : default;

    private AccountPlace Place(int user)
    {
        var wallet = Option % 3 == 0 ? WalletId.IsolatedMargin(SpotWorld.Symbol) : WalletId.Spot;
        return new AccountPlace(ExchangeId.BitMart, user, wallet, Side % 2 == 0 ? "USDT" : "BTC");
    }

    // Now and then nothing, less than nothing, or more than there can be.
    private static long Ticks(int draw) =>
        (draw % 1_000) switch
        {
            0 => 0,
            1 => -1,
            2 => long.MaxValue,
            3 => OrderBook.PriceTicksMax,
            var other => 90 + (other % 21),
        };

    private static long Size(int draw) =>
        (draw % 1_000) switch
        {
            0 => 0,
            1 => long.MinValue,
            2 => long.MaxValue,
            3 => OrderBook.LotsMax,
            var other => 1 + (other % 9),
        };

    private MarketRecord Market() =>
        SpotWorld.Market with
        {
            State = Option % 12 == 0 ? (MarketState)(Option / 12 % 4) : MarketState.Trading,
            IsApiTradable = Option % 5 > 0,
            HasMargin = Option % 7 > 0,
            FeesIn = (FeesIn)(Pick % 2),
            MakerFeePpm = Lots % 3_000,
            TakerFeePpm = Price % 5_000,
            MinLots = 1 + (Option / 16 % 2),
            MaxLots = 1_000 - (Option / 32 % 2 * 993),
            MarketMaxLots = 500 - (Option / 64 % 2 * 494),
            MinPriceTicks = Option / 128 % 2 * 92,
            MaxPriceTicks = Option / 256 % 2 * 108,
            MinBuyValue = Option / 512 % 2 * 150_000,
            MinSellValue = Option / 1_024 % 2 * 150_000,
            BuyLimitRatioPpm = Pick % 3 * 40_000,
            SellLimitRatioPpm = Pick % 3 * 40_000,
            OpenOrdersMax = 8 + (Pick % 30),
            TriggerOrdersMax = Pick % 6,
        };
}

/// <summary>Steps without end, from a seed.</summary>
public sealed class SpotFlow
{
    private readonly Chance _chance = new();

    public SpotFlow(ulong seed) => _chance.Seed(seed);

    public SpotStep Next() =>
        new(
            Below(SpotStep.KindsMax),
            Below(SpotStep.UsersCount),
            Below(2),
            Below(1_000_000),
            Below(1_000_000),
            Below(SpotStep.OptionsMax),
            Below(1_000_000)
        );

    private int Below(int below) => (int)_chance.Below((ulong)below);
}
