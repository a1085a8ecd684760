using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Time;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>The short words in which the scripts about prices, funding, plans and liquidations are written. A coin is 1,000 units.</summary>
internal static class RiskWords
{
    public const long SecondMs = 1_000;
    public const long HourMs = 3_600_000;

    /// <summary>Says what the underlying costs elsewhere, in units for one coin, and answers the mark.</summary>
    public static long Index(this PerpetualWorld world, string symbol, long units) =>
        world.Ok(new SetIndexPrice(ExchangeId.Weex, symbol, units));

    public static void Advance(this PerpetualWorld world, long byMs)
    {
        world.NowMs += byMs;
        world.Do(new Tick());
    }

    /// <summary>One user buys from another, who waited in the book: the buyer pays the fee of 0.1 %.</summary>
    public static void Trade(
        this PerpetualWorld world,
        string symbol,
        string buyer,
        string seller,
        long ticks,
        long lots,
        int leverage = 10,
        MarginMode buyerMode = MarginMode.Cross,
        MarginMode sellerMode = MarginMode.Cross,
        int sellerLeverage = 0
    )
    {
        var sell = PerpetualWorld.Limit(OrderAction.Sell, ticks, lots) with
        {
            Leverage = sellerLeverage == 0 ? leverage : sellerLeverage,
            MarginMode = sellerMode,
        };
        var buy = PerpetualWorld.Limit(OrderAction.Buy, ticks, lots) with { Leverage = leverage, MarginMode = buyerMode };
        Assert.Equal(PerpetualOrderState.New, world.Place(seller, symbol, sell).Value.State);
        Assert.Equal(PerpetualOrderState.Filled, world.Place(buyer, symbol, buy).Value.State);
    }

    public static PerpetualOrderRow Bid(this PerpetualWorld world, string user, string symbol, long ticks, long lots) =>
        world.Place(user, symbol, PerpetualWorld.Limit(OrderAction.Buy, ticks, lots)).Value;

    public static PerpetualOrderRow Ask(this PerpetualWorld world, string user, string symbol, long ticks, long lots) =>
        world.Place(user, symbol, PerpetualWorld.Limit(OrderAction.Sell, ticks, lots)).Value;

    public static PositionRow? Position(this PerpetualWorld world, string user, string symbol)
    {
        foreach (var view in world.Perpetuals.PositionsOf(world.User(user)))
        {
            if (view.Position.Contract == world.At(symbol).Index)
                return view.Position;
        }
        return null;
    }

    public static ContractAccount Account(this PerpetualWorld world, string user) =>
        world.Perpetuals.TraderOf(world.User(user))!.AccountOf(world.Usdt)!;

    /// <summary>Everything in the wallet.</summary>
    public static Int128 Wealth(this PerpetualWorld world, string user) =>
        world.Ledger.BalanceOf(world.User(user), WalletId.Contract, "USDT").Total;

    public static Int128 Fund(this PerpetualWorld world) => world.Ledger.BalanceOf(House.Insurance, "USDT").Total;

    public static void Endow(this PerpetualWorld world, long units) =>
        world.Ledger.Move(
            world.Ledger.Account(House.Outside, world.Usdt),
            world.Ledger.Account(House.Insurance, world.Usdt),
            units,
            new Posting(BillKind.Deposit, world.NowMs)
        );

    public static void MustBeSound(this PerpetualWorld world)
    {
        Assert.Empty(world.Broken());
        Assert.Equal(world.Hash, Kontor.World.State.SnapshotCodec.Hash(world.Reloaded()));
    }

    /// <summary>The newest orders that ended, newest first.</summary>
    public static List<PerpetualOrderRow> Ended(this PerpetualWorld world, string user)
    {
        var rows = new List<PerpetualOrderRow>();
        var history = world.Perpetuals.History.Orders;
        for (var id = history.NextId - 1; id >= 1; id--)
        {
            if (history.TryRead(id, out var row) && row.User == world.User(user))
                rows.Add(row);
        }
        return rows;
    }

    public static PlanTerms Plan(PlanKind kind, OrderAction action, long triggerTicks, long lots) =>
        new()
        {
            Kind = kind,
            Action = action,
            Lots = lots,
            TriggerTicks = triggerTicks,
            Source = PriceSource.Last,
        };

    public static Outcome<PlanRow> PlacePlan(this PerpetualWorld world, string user, string symbol, PlanTerms terms) =>
        world.Do(new PlacePlan(ExchangeId.Weex, world.User(user), symbol, terms));

    public static List<PlanOrder> Plans(this PerpetualWorld world, string user) =>
        [.. world.Perpetuals.Risk.Plans.Book.Of(world.User(user))];

    public static PlanRow LastPlan(this PerpetualWorld world)
    {
        var history = world.Perpetuals.History.Plans;
        Assert.True(history.TryRead(history.NextId - 1, out var row));
        return row;
    }

    /// <summary>Two others trade one lot at a price, which becomes the last one until something follows from it.</summary>
    public static void Last(this PerpetualWorld world, string symbol, long ticks)
    {
        world.Ask("lena", symbol, ticks, 1);
        Assert.Equal(ticks * PerpetualWorld.Unit, world.Bid("leo", symbol, ticks, 1).FilledValue);
    }
}
