using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>
/// Positions, margins and wallets of the exchange against those that somebody works out who knows nothing but what was traded, paid in and
/// out, set aside and leveraged.
/// </summary>
public sealed class TwinTests(ITestOutputHelper output)
{
    private const int SessionsCount = 50;
    private const int StepsCount = 4_000;

    [Fact]
    public void Positions_margins_and_wallets_are_what_the_list_of_fills_says()
    {
        var root = Seeds.TakeLong(1, output)[0];
        var (fills, refusals) = (0, new SortedDictionary<Reject, int>());
        for (var session = 0UL; session < SessionsCount; session++)
            fills += Run(root + session, refusals);
        output.WriteLine($"{SessionsCount * StepsCount} commands, {fills} fills");
        output.WriteLine(string.Join(Environment.NewLine, refusals.Select(pair => $"{pair.Value, 8} {pair.Key}")));
        Assert.True(fills > SessionsCount * StepsCount / 10);
    }

    private static int Run(ulong seed, SortedDictionary<Reject, int> refusals)
    {
        var world = new PerpetualWorld(Calm(PerpetualWorld.Btc), Calm(PerpetualWorld.Eth));
        var entries = new List<NaiveEntry>();
        for (var user = 1; user <= PerpetualFlow.UsersMax; user++)
        {
            world.Credit(PerpetualFlow.Name(user), 40_000);
            entries.Add(new NaiveEntry.Paid(user, 40_000 * PerpetualWorld.Unit));
        }
        var flow = new PerpetualFlow(seed) { IsCalm = true };
        var fills = 0;
        for (var step = 0; step < StepsCount; step++)
        {
            var known = world.State.Perpetuals.History.Fills.NextId;
            var reject = Apply(world, flow.Next(world), entries);
            refusals[reject] = refusals.GetValueOrDefault(reject) + 1;
            for (var id = known; id < world.State.Perpetuals.History.Fills.NextId; id++, fills++)
                entries.Add(Read(world, id));
            if (step % 400 != 399)
                continue;
            var (naive, fast) = (new NaiveBooks(world, entries).Say(), NaiveBooks.Say(world));
            Assert.True(string.Equals(naive, fast, StringComparison.Ordinal), $"seed {seed}, step {step}\n{naive}\n\n{fast}");
            Assert.Empty(world.Broken());
        }
        return fills;
    }

    // Who borrows no more than twice what he has is not liquidated by a tenth up or down.
    private static ContractRecord Calm(string symbol) => PerpetualWorld.Contract(symbol) with { LeverageMax = 3 };

    private static Reject Apply(PerpetualWorld world, Command command, List<NaiveEntry> entries)
    {
        switch (command)
        {
            case CreditWallet credit:
                world.Ok(credit);
                entries.Add(new NaiveEntry.Paid(credit.Place.User, (System.Numerics.BigInteger)credit.Amount));
                return Reject.None;
            case DebitWallet debit:
                var paid = world.RejectOf(debit);
                if (paid == Reject.None)
                    entries.Add(new NaiveEntry.Paid(debit.Place.User, -(System.Numerics.BigInteger)debit.Amount));
                return paid;
            case MovePositionMargin move:
                var moved = world.Do(move);
                if (moved.IsOk)
                    entries.Add(
                        new NaiveEntry.Moved(move.User, moved.Value.Contract, moved.Value.Side, (System.Numerics.BigInteger)move.Amount)
                    );
                return moved.Reject;
            case SetLeverage set:
                var leveraged = world.Do(set);
                if (leveraged.IsOk)
                    entries.Add(new NaiveEntry.Leveraged(set.User, world.At(set.Symbol).Index, set.Change, leveraged.Value.MarginMode));
                return leveraged.Reject;
            case PlacePerpetualOrder place:
                return world.RejectOf(place);
            case AmendPerpetualOrder amend:
                return world.RejectOf(amend);
            default:
                world.State.Begin(world.NowMs);
                command.Replay(world.State, world.NowMs);
                world.State.End();
                return Reject.None;
        }
    }

    // The leverage of what a fill opened is a setting, not something that follows from fills.
    private static NaiveEntry.Filled Read(PerpetualWorld world, long id)
    {
        Assert.True(world.State.Perpetuals.History.Fills.TryRead(id, out var fill));
        Assert.Equal(OrderOrigin.User, fill.Origin is OrderOrigin.ClosePositions ? OrderOrigin.User : fill.Origin);
        var slot = world.Perpetuals.Positions.Find(fill.PositionId);
        if (slot != PositionTable.None)
            return new NaiveEntry.Filled(fill, world.Perpetuals.Positions[slot].Leverage);
        var closed = world.State.Perpetuals.History.Positions.NewestFirst().First(row => row.Row.Id == fill.PositionId);
        return new NaiveEntry.Filled(fill, closed.Row.Leverage);
    }
}
