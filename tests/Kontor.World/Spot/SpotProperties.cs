using FsCheck;
using FsCheck.Fluent;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Spot;

/// <summary>What holds after any commands whatsoever. When something does not, the fewest commands that show it are printed.</summary>
public sealed class SpotProperties(ITestOutputHelper output)
{
    private const int SessionsCount = 60;
    private const int StepsMax = 200;

    [Fact]
    public void Sums_stay_books_are_not_crossed_holds_are_what_orders_need_and_lists_are_whole() =>
        Hold(pair => pair.Fast.Broken().Length == 0);

    [Fact]
    public void Every_lot_asked_for_is_filled_or_open_or_was_given_up() =>
        Hold(pair =>
        {
            var world = pair.Fast;
            var fills = world.State.Spot.History.Fills.NewestFirst().Select(entry => entry.Row).ToArray();
            var orders = world.State.Spot.History.Orders.NewestFirst().Select(entry => entry.Row).ToList();
            for (var user = 1; user <= SpotStep.UsersCount; user++)
                orders.AddRange(world.Spot.OpenOrders(new SpotQuery(0, user) { Max = int.MaxValue }));
            var filled = fills.GroupBy(fill => fill.OrderId).ToDictionary(order => order.Key, order => order.Sum(fill => fill.Lots));
            return orders.DistinctBy(order => order.Id).Count() == orders.Count
                && orders.TrueForAll(order => order.FilledLots == filled.GetValueOrDefault(order.Id))
                && orders.TrueForAll(order => order.IsByNotional || order.FilledLots <= order.Lots)
                && fills
                    .GroupBy(fill => fill.TradeId)
                    .All(trade => trade.Count() == 2 && trade.Select(fill => fill.Side).Distinct().Count() == 2);
        });

    [Fact]
    public void What_users_and_house_have_is_what_came_in() =>
        Hold(pair =>
        {
            var ledger = pair.Fast.Ledger;
            return new[] { "USDT", "BTC" }.All(asset =>
            {
                var sum = ledger.BalanceOf(House.Fees, asset).Total;
                for (var user = 1; user <= SpotStep.UsersCount; user++)
                    sum += ledger
                        .BalancesOf(user)
                        .Where(line => line.Asset == asset)
                        .Aggregate(Int128.Zero, (all, line) => all + line.Balance.Total);
                return sum == -ledger.BalanceOf(House.Outside, asset).Total;
            });
        });

    private void Hold(Func<SpotPair, bool> property)
    {
        var seed = Seeds.TakeLong(1, output)[0];
        var config = Config.QuickThrowOnFailure.WithMaxTest(SessionsCount).WithReplay(seed, (seed << 1) | 1);
        Prop.ForAll(Arb.From(Steps(), Fewer), steps => property(Run(steps))).Check(config);
    }

    private static SpotPair Run(SpotStep[] steps)
    {
        var pair = new SpotPair();
        foreach (var step in steps)
            pair.Apply(step.ToCommand(pair.LastId));
        return pair;
    }

    private static Gen<SpotStep[]> Steps()
    {
        var step =
            from kind in Gen.Choose(0, SpotStep.KindsMax - 1)
            from user in Gen.Choose(0, SpotStep.UsersCount - 1)
            from side in Gen.Choose(0, 1)
            from price in Gen.Choose(0, 999)
            from lots in Gen.Choose(0, 999)
            from option in Gen.Choose(0, SpotStep.OptionsMax - 1)
            from pick in Gen.Choose(0, 999)
            select new SpotStep(kind, user, side, price, lots, option, pick);
        return Gen.Choose(1, StepsMax).SelectMany(count => step.ArrayOf(count));
    }

    // Large pieces first: a session of hundreds comes down to the few commands that matter in a few steps.
    private static IEnumerable<SpotStep[]> Fewer(SpotStep[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
        }
    }
}
