using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Perpetuals;

public sealed class RiskPropertyTests(ITestOutputHelper output)
{
    private const int Steps = 2_500;

    /// <summary>At one contract: everybody's long and short.</summary>
    private const int PositionsMax = PerpetualFlow.UsersMax * 2;

    [Fact]
    public void Whatever_prices_do_nobody_is_below_zero_without_being_in_liquidation_and_everything_adds_up()
    {
        var (liquidations, rounds) = (0L, 0L);
        foreach (var seed in Seeds.TakeLong(4, output))
        {
            var (world, flow) = (Begin(), new RiskFlow(seed));
            for (var step = 0; step < Steps; step++)
            {
                world.NowMs += flow.NextPauseMs();
                var command = flow.Next(world);
                world.State.Begin(world.NowMs);
                command.Replay(world.State, world.NowMs);
                world.State.End();
                var broken = world.Broken();
                Assert.True(broken.Length == 0, $"seed {seed}, step {step}: {command}\n{string.Join("\n", broken)}");
                MustBeBacked(world, seed, step);
                liquidations += world.Perpetuals.Risk.Liquidations.Count;
            }
            rounds += world.Perpetuals.History.FundingRates.NextId - 1;
        }
        Assert.True(liquidations > 0 && rounds > 0, "Nothing happened.");
    }

    [Fact]
    public void A_world_that_restarts_all_the_time_lives_the_same_life()
    {
        foreach (var seed in Seeds.TakeLong(2, output))
        {
            var (first, firstFlow) = (Begin(), new RiskFlow(seed));
            var (second, secondFlow) = (Begin(), new RiskFlow(seed));
            for (var step = 0; step < 1_500; step++)
            {
                Do(first, firstFlow);
                Do(second, secondFlow);
                if (step % 50 != 0)
                    continue;
                Assert.True(first.Hash == second.Hash, $"seed {seed}: diverged before step {step}.");
                second.Restart();
            }
        }
    }

    [Fact]
    public void A_round_leaves_no_more_than_dust_to_the_fund()
    {
        foreach (var seed in Seeds.TakeLong(2, output))
        {
            var (world, flow) = (Begin(), new RiskFlow(seed));
            for (var step = 0; step < Steps; step++)
                Do(world, flow);
            var paid = world.State.Ledger.Bills;
            // What is left in the fund of a round is less than one unit for each position, also for one that gets so little that there is no
            // bill of it. Users may get more than users paid: when somebody cannot pay, the fund does, and the ledger's own check sees to
            // it that nothing appears.
            var sums = new Dictionary<(long, int), Int128>();
            for (var id = 1L; id < paid.NextId; id++)
            {
                if (!paid.TryRead(id, out var bill) || bill.Kind != BillKind.FundingFee)
                    continue;
                var round = (bill.TimeMs, bill.Market);
                sums[round] = sums.GetValueOrDefault(round) + bill.Delta;
            }
            Assert.NotEmpty(sums);
            Assert.All(sums, round => Assert.True(round.Value > -PositionsMax, $"{round}"));
        }
    }

    private static PerpetualWorld Begin()
    {
        var world = new PerpetualWorld();
        for (var user = 0; user < PerpetualFlow.UsersMax; user++)
            world.Credit(PerpetualFlow.Name(user), 400);
        return world;
    }

    private static void Do(PerpetualWorld world, RiskFlow flow)
    {
        world.NowMs += flow.NextPauseMs();
        var command = flow.Next(world);
        world.State.Begin(world.NowMs);
        command.Replay(world.State, world.NowMs);
        world.State.End();
    }

    // The obvious sums over everything, in contracts that trade: equity above maintenance, or in liquidation.
    private static void MustBeBacked(PerpetualWorld world, ulong seed, int step)
    {
        for (var user = 1L; user <= PerpetualFlow.UsersMax; user++)
        {
            if (world.Perpetuals.TraderOf(user)?.AccountOf(world.Usdt) is not { } account)
                continue;
            var positions = world.Perpetuals.PositionsOf(user);
            if (positions.Any(view => world.Perpetuals.At(view.Position.Contract).Record.State == ContractState.Paused))
                continue;
            var (equity, maintenance) = (world.Ledger.BalanceAt(account.Handle).Total - account.IsolatedMargin - account.Debt, Int128.Zero);
            foreach (var view in positions)
            {
                if (view.Position.IsIsolated)
                {
                    var isBacked = view.Position.IsolatedMargin + view.Unrealized > view.MaintenanceMargin;
                    Assert.True(
                        isBacked || view.Position.State == PositionState.InLiquidation,
                        $"seed {seed}, step {step}: {view} is not backed."
                    );
                    continue;
                }
                equity += view.Unrealized;
                maintenance += view.MaintenanceMargin;
            }
            var hasCross = positions.Any(view => !view.Position.IsIsolated);
            Assert.True(
                !hasCross || account.IsInLiquidation || equity > maintenance,
                $"seed {seed}, step {step}: user {user} is not backed."
            );
            Assert.True(hasCross || !account.IsInLiquidation, $"seed {seed}, step {step}: user {user} has nothing to liquidate.");
        }
    }
}
