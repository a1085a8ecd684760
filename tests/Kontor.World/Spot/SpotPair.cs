using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

/// <summary>The fast exchange and the naive one, doing the same.</summary>
public sealed class SpotPair
{
    private const long StartUnits = 400_000;

    public SpotPair()
    {
        for (var level = 0; level < 4; level++)
        {
            var tier = new FeeTier
            {
                Level = level,
                Name = $"level {level}",
                MakerFactorPpm = 1_000_000 - (level * 300_001),
                TakerFactorPpm = 1_000_000 - (level * 99_999),
            };
            Fast.Ok(new DefineFeeTier(ExchangeId.BitMart, tier));
            Naive.Tiers.Add(tier);
        }
        for (var user = 1; user <= SpotStep.UsersCount; user++)
        {
            Fast.User($"user {user}");
            foreach (var wallet in (WalletId[])[WalletId.Spot, WalletId.IsolatedMargin(SpotWorld.Symbol)])
            {
                Apply(new CreditWallet(new AccountPlace(ExchangeId.BitMart, user, wallet, "USDT"), StartUnits * 10));
                Apply(new CreditWallet(new AccountPlace(ExchangeId.BitMart, user, wallet, "BTC"), StartUnits / 10));
            }
        }
    }

    public SpotWorld Fast { get; } = new();
    public NaiveSpot Naive { get; } = new(SpotWorld.Market);

    public long LastId { get; private set; }

    /// <summary>What both of them say.</summary>
    public (string Fast, string Naive) Apply(Command command) => (ApplyFast(command), Naive.Apply(command));

    /// <summary>Money, open orders, waiting triggers, all that is over, and what trading has cost.</summary>
    public void ExpectToBeTheSame(string where)
    {
        foreach (var isMargin in (bool[])[false, true])
            for (var user = 1; user <= SpotStep.UsersCount; user++)
                foreach (var asset in (string[])["USDT", "BTC"])
                {
                    var wallet = isMargin ? WalletId.IsolatedMargin(SpotWorld.Symbol) : WalletId.Spot;
                    var (free, held) = Naive.BalanceOf(user, isMargin, asset);
                    Assert.True(new Balance(free, held) == Fast.BalanceOf(user, asset, wallet), $"{where}: the {asset} of user {user}");
                }
        for (var user = 1; user <= SpotStep.UsersCount; user++)
        {
            var (open, waiting) = (Naive.Open.Where(order => order.User == user), Naive.Waiting.Where(trigger => trigger.User == user));
            var query = new SpotQuery(0, user) { Max = int.MaxValue };
            Assert.Equal(
                open.OrderByDescending(order => order.Id).Select(order => order.Line),
                Fast.Spot.OpenOrders(query).Select(order => Line(order))
            );
            Assert.Equal(
                open.OrderByDescending(order => order.Id).Select(order => order.Line),
                Fast.Spot.OpenOrders(query with { Market = 0 }).Select(order => Line(order))
            );
            Assert.Equal(
                waiting.OrderByDescending(trigger => trigger.Id).Select(trigger => trigger.Line),
                Fast.Spot.WaitingTriggers(query).Select(trigger => Line(trigger))
            );
        }
        ExpectSameHistory();
        Assert.Equal(Naive.FeesOf["USDT"], Fast.Ledger.BalanceOf(House.Fees, "USDT").Total);
        Assert.Equal(Naive.FeesOf["BTC"], Fast.Ledger.BalanceOf(House.Fees, "BTC").Total);
        Assert.Equal(Naive.Last, Fast.Spot.At(0).LastTicks);
        Assert.Empty(Fast.Broken());
    }

    private void ExpectSameHistory()
    {
        var history = Fast.State.Spot.History;
        Assert.Equal(Naive.Over, history.Orders.NewestFirst().Select(entry => Line(entry.Row)).Reverse());
        Assert.Equal(Naive.TriggersOver, history.Triggers.NewestFirst().Select(entry => Line(entry.Row)).Reverse());
        Assert.Equal(Naive.Fills, history.Fills.NewestFirst().Select(entry => Line(entry.Row)).Reverse());
    }

    private string ApplyFast(Command command) =>
        command switch
        {
            PlaceSpotOrder place => Say(Fast.Do(place)),
            PlaceSpotBatch batch => string.Join("; ", Fast.Ok(batch).Select(Say)),
            CancelSpotOrder cancel => Say(Fast.Do(cancel)),
            CancelAllSpotOrders all => string.Join("; ", Fast.Ok(all).Select(order => Line(order))),
            AmendSpotOrder amend => Say(Fast.Do(amend)),
            PlaceSpotTrigger place => Say(Fast.Do(place)),
            CancelSpotTrigger cancel => Say(Fast.Do(cancel)),
            CancelAllSpotTriggers all => string.Join("; ", Fast.Ok(all).Select(trigger => Line(trigger))),
            CreditWallet credit => Fast.Do(credit) is { IsOk: false } outcome ? $"{outcome.Reject}" : "ok",
            SetUserFeeTier tier => Fast.Ok(tier).Name,
            DefineMarket define => Fast.Do(define) is { IsOk: false } outcome ? $"{outcome.Reject}" : "ok",
            _ => throw new InvalidOperationException($"{command}"),
        };

    private string Say(Outcome<SpotOrderRow> outcome)
    {
        LastId = Math.Max(LastId, outcome.IsOk ? outcome.Value.Id : 0);
        return outcome.IsOk ? Line(outcome.Value) : $"{outcome.Reject}";
    }

    private string Say(Outcome<SpotTriggerRow> outcome)
    {
        LastId = Math.Max(LastId, outcome.IsOk ? outcome.Value.Id : 0);
        return outcome.IsOk ? Line(outcome.Value) : $"{outcome.Reject}";
    }

    private static string Line(in SpotOrderRow order) =>
        $"{order.Id} {order.User} {order.Side} {order.FilledLots}/{order.Lots}@{order.PriceTicks} {order.FilledValue} "
        + $"{order.State} {order.End} held {order.Held} by {order.TriggerId}";

    private static string Line(in SpotTriggerRow trigger) =>
        $"{trigger.Id} {trigger.User} {trigger.TriggerTicks} {trigger.State} {trigger.Failure} {trigger.OrderId}";

    private static string Line(in SpotFillRow fill) =>
        $"{fill.TradeId} {fill.OrderId} {fill.Lots}@{fill.PriceTicks} {fill.Fee} {fill.IsMaker != 0}";
}
