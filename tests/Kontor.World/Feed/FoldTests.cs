using Kontor.World.Commands;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;
using Kontor.World.Tests.Matching;
using Kontor.World.Tests.Perpetuals;
using Kontor.World.Tests.Spot;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Feed;

/// <summary>Whoever only listens knows as much as whoever asks, after every command of a long life.</summary>
public sealed class FoldTests(ITestOutputHelper output)
{
    [Fact]
    public void Spot_orders_triggers_and_balances_are_what_was_told_last()
    {
        foreach (var seed in Seeds.TakeLong(3, output))
        {
            var (pair, flow) = (new SpotPair(), new SpotFlow(seed));
            var world = pair.Fast;
            long[] users = [.. Enumerable.Range(1, SpotStep.UsersCount).Select(user => (long)user)];
            var known = Listener.On(world.State, ExchangeId.BitMart, users).Select(listener => new Known(listener)).ToArray();
            foreach (var (user, one) in users.Zip(known))
                one.Begin(world.Ledger, user);
            for (var step = 0; step < 3_000; step++)
            {
                var command = flow.Next().ToCommand(pair.LastId);
                pair.Apply(command);
                foreach (var (user, one) in users.Zip(known))
                {
                    var where = $"seed {seed}, step {step}, user {user}: {command}";
                    one.Follow();
                    one.MustKnowBalances(world.Ledger, user, where);
                    var query = new SpotQuery(0, user) { Max = int.MaxValue };
                    one.MustKnow(world.Spot.OpenOrders(query), where);
                    Assert.True(
                        one.Triggers.Order().SequenceEqual(world.Spot.WaitingTriggers(query).Select(trigger => trigger.Id).Order()),
                        where
                    );
                }
            }
            // A fill for a fill, in the order in which they were made.
            var fills = world.State.Spot.History.Fills.NewestFirst().Select(entry => entry.Row).Reverse().ToArray();
            foreach (var (user, one) in users.Zip(known))
                Assert.Equal(fills.Where(fill => fill.User == user).Select(fill => fill.TradeId), one.Trades);
            Assert.NotEmpty(fills);
        }
    }

    [Fact]
    public void Contract_orders_plans_positions_and_wallets_are_what_was_told_last()
    {
        foreach (var seed in Seeds.TakeLong(3, output))
        {
            var (world, flow) = (new PerpetualWorld(), new RiskFlow(seed));
            for (var user = 0; user < PerpetualFlow.UsersMax; user++)
                world.Credit(PerpetualFlow.Name(user), 400);
            long[] users = [.. Enumerable.Range(1, PerpetualFlow.UsersMax).Select(user => (long)user)];
            var known = Listener.On(world.State, ExchangeId.Weex, users).Select(listener => new Known(listener)).ToArray();
            foreach (var (user, one) in users.Zip(known))
                one.Begin(world.Ledger, user);
            for (var step = 0; step < 2_500; step++)
            {
                world.NowMs += flow.NextPauseMs();
                var command = flow.Next(world);
                Do(world, command);
                foreach (var (user, one) in users.Zip(known))
                {
                    var where = $"seed {seed}, step {step}, user {user}: {command}";
                    one.Follow();
                    one.MustKnowBalances(world.Ledger, user, where);
                    one.MustKnow(world.Perpetuals, user, world.Ledger.Index, where);
                }
            }
            Assert.All(known, one => Assert.NotEmpty(one.Trades));
            Assert.Contains(known, one => one.HasBeenLiquidated);
        }
    }

    private static void Do(PerpetualWorld world, Command command)
    {
        world.State.Begin(world.NowMs);
        command.Replay(world.State, world.NowMs);
        world.State.End();
    }
}
