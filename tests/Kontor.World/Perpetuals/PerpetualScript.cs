using System.Globalization;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>
/// Sessions at BTCUSDT, one line per command and what comes of it. Amounts of money are whole USDT, one lot at one tick is worth 1 USDT.
/// <code>
/// credit ada 100       debit ada 10       hedge ada       isolated ada       leverage ada 10       mark 95
/// place  ada Buy 101 5 ioc id=A1 lev=10   -> New 0          place ada Buy mkt 5
/// cancel ada A1        amend ada A1 102 7        close ada        margin ada 1 50        (of position 1; below 0 takes back)
/// wallet ada -> cash 95 held 5 margin 0 debt 0 free 90
/// position ada -> Long 5@505 margin 0 pnl 10 liq 0
/// book -> 4@99 2@98 | 1@100
/// </code>
/// The invariants of the whole world are checked after every line.
/// </summary>
public sealed class PerpetualScript(PerpetualWorld world)
{
    private const string Symbol = PerpetualWorld.Btc;

    public PerpetualWorld World => world;

    public static PerpetualScript Check(string script)
    {
        var session = new PerpetualScript(new PerpetualWorld());
        session.Run(script);
        return session;
    }

    public void Run(string script)
    {
        foreach (var line in script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (command, expected) = line.Split("->", 2, StringSplitOptions.TrimEntries) is [var left, var right]
                ? (left, right)
                : (line, "");
            var got = Do(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.True(expected.Length == 0 || string.Equals(expected, got, StringComparison.Ordinal), $"{line}\n   got: {got}");
            var broken = world.Broken();
            Assert.True(broken.Length == 0, $"{line}\n   {string.Join("\n   ", broken)}");
        }
    }

    private string Do(string[] words) =>
        words switch
        {
            ["credit", var user, var coins] => Say(() => world.Credit(user, Number(coins))),
            ["debit", var user, var coins] => Reason(
                world.RejectOf(new DebitWallet(world.Wallet(user), Number(coins) * PerpetualWorld.Unit))
            ),
            ["hedge", var user] => Reason(world.RejectOf(new SetPositionMode(ExchangeId.Weex, world.User(user), PositionMode.Hedge))),
            ["isolated", var user] => Reason(
                world.RejectOf(new SetMarginMode(ExchangeId.Weex, world.User(user), Symbol, MarginMode.Isolated))
            ),
            ["leverage", var user, var leverage] => Reason(
                world.RejectOf(new SetLeverage(ExchangeId.Weex, world.User(user), Symbol, All(leverage)))
            ),
            ["mark", var ticks] => Say(() => world.Price(Symbol, Number(ticks))),
            ["place", var user, .. var order] => Say(world.Place(user, Symbol, Order(order))),
            ["place-eth", var user, .. var order] => Say(world.Place(user, PerpetualWorld.Eth, Order(order))),
            ["mark-eth", var ticks] => Say(() => world.Price(PerpetualWorld.Eth, Number(ticks))),
            ["cancel", var user, var key] => Say(world.Do(new CancelPerpetualOrder(ExchangeId.Weex, world.User(user), "", Key(key)))),
            ["amend", var user, var key, var price, var lots] => Say(
                world.Do(new AmendPerpetualOrder(ExchangeId.Weex, world.User(user), "", Key(key), Number(price), Number(lots)))
            ),
            ["close", var user] => string.Join(
                ", ",
                world.Ok(new ClosePositions(ExchangeId.Weex, world.User(user), "", 0)).Select(closed => Say(closed.Order))
            ),
            ["margin", var user, var position, var coins] => Reason(
                world.RejectOf(
                    new MovePositionMargin(ExchangeId.Weex, world.User(user), Number(position), (Int128)Number(coins) * PerpetualWorld.Unit)
                )
            ),
            ["wallet", var user] => Wallet(world.Perpetuals.AccountViewOf(world.User(user), world.Usdt)),
            ["position", var user] => string.Join(", ", world.Perpetuals.PositionsOf(world.User(user)).Select(Position)),
            ["open", var user] => string.Join(
                ' ',
                world.Perpetuals.OpenOrders(new(world.Ledger.Index, world.User(user))).Select(order => $"{order.ClientId}:{order.LotsLeft}")
            ),
            ["book"] => $"{Levels(Side.Buy)}|{Levels(Side.Sell)}".Trim(),
            _ => throw new FormatException(string.Join(' ', words)),
        };

    private static PerpetualOrderRequest Order(string[] words) =>
        words[3..]
            .Aggregate(
                words[1] is "mkt"
                    ? PerpetualWorld.Market(Enum.Parse<OrderAction>(words[0]), Number(words[2]))
                    : PerpetualWorld.Limit(Enum.Parse<OrderAction>(words[0]), Number(words[1]), Number(words[2])),
                With
            );

    private static PerpetualOrderRequest With(PerpetualOrderRequest order, string word) =>
        word.Split('=') switch
        {
            ["ioc"] => order with { TimeInForce = TimeInForce.ImmediateOrCancel },
            ["fok"] => order with { TimeInForce = TimeInForce.FillOrKill },
            ["post"] => order with { TimeInForce = TimeInForce.PostOnly },
            ["api"] => order with { IsApi = true },
            ["isolated"] => order with { MarginMode = MarginMode.Isolated },
            ["cross"] => order with { MarginMode = MarginMode.Cross },
            ["lev", var leverage] => order with { Leverage = (int)Number(leverage) },
            ["position", var id] => order with { PositionId = Number(id) },
            ["stp", var rule] => order with { SelfTrade = Enum.Parse<SelfTradeRule>(rule) },
            ["id", var name] => order with { ClientId = Name(name) },
            _ => throw new FormatException(word),
        };

    private static string Say(Outcome<PerpetualOrderRow> outcome) =>
        !outcome.IsOk ? $"{outcome.Reject}"
        : outcome.Value.End == PerpetualEnd.None ? $"{outcome.Value.State} {outcome.Value.FilledLots}"
        : $"{outcome.Value.State} {outcome.Value.FilledLots} {outcome.Value.End}";

    private static string Say(Action action)
    {
        action();
        return "";
    }

    private static string Reason(Reject reject) => $"{reject}";

    private static string Wallet(in AccountView view) =>
        $"cash {Coins(view.Cash)} held {Coins(view.OrderHolds)} margin {Coins(view.IsolatedMargin)} debt {Coins(view.Debt)} free {Coins(view.Free)}";

    private static string Position(PositionView view) =>
        $"{view.Position.Side} {view.Position.Lots}@{Coins(view.Position.EntryValue)} margin {Coins(view.Position.IsolatedMargin)} "
        + $"pnl {Coins(view.Unrealized)} liq {Coins(view.LiquidationUnits)}";

    private static string Coins(Int128 units) => Units.FormatTrimmed(units, 3);

    private string Levels(Side side)
    {
        var book = world.At(Symbol).Book;
        return string.Concat(
            Enumerable
                .Range(0, book.LevelCount(side))
                .Select(depth => $"{book.LevelAt(side, depth).Lots}@{book.LevelAt(side, depth).PriceTicks} ")
        );
    }

    private static LeverageChange All(string leverage) => new((int)Number(leverage), (int)Number(leverage), (int)Number(leverage));

    private static PerpetualOrderKey Key(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? PerpetualOrderKey.Of(id)
            : PerpetualOrderKey.Of(Name(key));

    private static ClientOrderId Name(string name)
    {
        Assert.True(ClientOrderId.TryParse(name, out var id));
        return id;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
