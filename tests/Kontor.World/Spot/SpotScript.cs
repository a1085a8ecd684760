using System.Globalization;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

/// <summary>
/// Sessions at one market, one line per command and what comes of it:
/// <code>
/// credit bob USDT 1000            (whole coins)
/// place  bob buy 101 5 ioc id=B1  -> Filled 5
/// place  bob buy mkt 0 notional=700, or with stp=maker, margin, api
/// cancel bob B1        amend bob B1 102 7        trigger bob 105 sell 104 5 id=T1        cancel-trigger bob T1
/// balance bob USDT -> 95 + 5      book -> 4@99 2@98 | 1@100      last -> 100      open bob -> B2 B1      market Halted
/// </code>
/// The invariants of the whole world are checked after every line.
/// </summary>
public sealed class SpotScript(SpotWorld world)
{
    private const long Unit = 1_000;

    public SpotWorld World => world;

    public static SpotScript Check(string script, MarketRecord? market = null)
    {
        var session = new SpotScript(new SpotWorld(market));
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
            Assert.True(string.Equals(expected, got, StringComparison.Ordinal), $"{line}\n   got: {got}");
            var broken = world.Broken();
            Assert.True(broken.Length == 0, $"{line}\n   {string.Join("\n   ", broken)}");
        }
    }

    private string Do(string[] words) =>
        words switch
        {
            ["credit", var user, var asset, var amount, .. var rest] => Credit(user, asset, amount, rest),
            ["place", var user, .. var order] => Say(world.Place(world.User(user), Order(order))),
            ["cancel", var user, var key] => Say(
                world.Do(new CancelSpotOrder(ExchangeId.BitMart, world.User(user), SpotWorld.Symbol, Key(key)))
            ),
            ["amend", var user, var key, var price, var lots] => Say(
                world.Do(new AmendSpotOrder(ExchangeId.BitMart, world.User(user), SpotWorld.Symbol, Key(key), Number(price), Number(lots)))
            ),
            ["trigger", var user, var price, .. var order] => Say(
                world.Do(
                    new PlaceSpotTrigger(
                        ExchangeId.BitMart,
                        world.User(user),
                        SpotWorld.Symbol,
                        new SpotTriggerRequest(SpotTriggerKind.Trigger, Number(price), Order(order))
                    )
                )
            ),
            ["cancel-trigger", var user, var key] => Say(
                world.Do(new CancelSpotTrigger(ExchangeId.BitMart, world.User(user), "", null, Key(key)))
            ),
            ["balance", var user, var asset, .. var rest] => Say(
                world.BalanceOf(world.User(user), asset, rest is ["margin"] ? WalletId.IsolatedMargin(SpotWorld.Symbol) : null)
            ),
            ["fees", var asset] => Units.FormatTrimmed(world.Ledger.BalanceOf(House.Fees, asset).Total, 3),
            ["book"] => $"{Levels(Side.Buy)}|{Levels(Side.Sell)}".Trim(),
            ["last"] => $"{world.Spot.At(0).LastTicks}",
            ["open", var user] => string.Join(
                ' ',
                world.Spot.OpenOrders(new SpotQuery(0, world.User(user))).Select(order => Name(order.Id, order.ClientId))
            ),
            ["waiting", var user] => string.Join(
                ' ',
                world.Spot.WaitingTriggers(new SpotQuery(0, world.User(user))).Select(trigger => Name(trigger.Id, trigger.ClientId))
            ),
            ["market", var state] => Define(state),
            _ => throw new FormatException(string.Join(' ', words)),
        };

    private string Credit(string user, string asset, string amount, string[] rest)
    {
        world.Credit(world.User(user), asset, Number(amount) * Unit, rest is ["margin"] ? WalletId.IsolatedMargin(SpotWorld.Symbol) : null);
        return "";
    }

    private string Define(string state)
    {
        world.Define(world.Spot.Markets[0] with { State = Enum.Parse<MarketState>(state) });
        return "";
    }

    private static SpotOrderRequest Order(string[] words) =>
        words[3..]
            .Aggregate(
                new SpotOrderRequest
                {
                    Side = Enum.Parse<Side>(words[0], ignoreCase: true),
                    Kind = words[1] is "mkt" ? SpotOrderKind.Market : SpotOrderKind.Limit,
                    PriceTicks = words[1] is "mkt" ? 0 : Number(words[1]),
                    Lots = Number(words[2]),
                },
                With
            );

    private static SpotOrderRequest With(SpotOrderRequest order, string word) =>
        word.Split('=') switch
        {
            ["ioc"] => order with { TimeInForce = TimeInForce.ImmediateOrCancel },
            ["fok"] => order with { TimeInForce = TimeInForce.FillOrKill },
            ["post"] => order with { TimeInForce = TimeInForce.PostOnly },
            ["margin"] => order with { IsMargin = true },
            ["api"] => order with { IsApi = true },
            ["id", var name] => order with { ClientId = Id(name) },
            ["notional", var amount] => order with { Notional = Number(amount) * Unit },
            ["price", var price] => order with { PriceTicks = Number(price) },
            ["stp", "maker"] => order with { SelfTrade = SelfTradeRule.CancelMaker },
            ["stp", "taker"] => order with { SelfTrade = SelfTradeRule.CancelTaker },
            ["stp", "both"] => order with { SelfTrade = SelfTradeRule.CancelBoth },
            _ => throw new FormatException(word),
        };

    private static ClientOrderId Id(string name)
    {
        Assert.True(ClientOrderId.TryParse(name, out var id));
        return id;
    }

    private static SpotOrderKey Key(string key) => key[0] == '#' ? SpotOrderKey.Of(Number(key[1..])) : SpotOrderKey.Of(Id(key));

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static string Name(long id, ClientOrderId name) => name.IsEmpty ? $"#{id}" : $"{name}";

    private static string Say(Outcome<SpotOrderRow> outcome) =>
        !outcome.IsOk ? $"{outcome.Reject}"
        : outcome.Value.End == SpotEnd.None ? $"{outcome.Value.State} {outcome.Value.FilledLots}"
        : $"{outcome.Value.State} {outcome.Value.FilledLots} {outcome.Value.End}";

    private static string Say(Outcome<SpotTriggerRow> outcome) => outcome.IsOk ? $"{outcome.Value.State}" : $"{outcome.Reject}";

    private static string Say(Balance balance) =>
        balance.Frozen == 0
            ? Units.FormatTrimmed(balance.Available, 3)
            : $"{Units.FormatTrimmed(balance.Available, 3)} + {Units.FormatTrimmed(balance.Frozen, 3)}";

    private string Levels(Side side)
    {
        var book = world.Spot.At(0).Book;
        var levels = Enumerable.Range(0, book.LevelCount(side)).Select(depth => book.LevelAt(side, depth));
        var text = string.Join(' ', levels.Select(level => $"{level.Lots}@{level.PriceTicks}"));
        return side == Side.Buy ? $"{text} " : $" {text}";
    }
}
