using Kontor.World.Commands;
using Kontor.World.Perpetuals;
using Kontor.World.State;
using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Perpetuals;

public sealed class SnapshotTests(ITestOutputHelper output)
{
    /// <summary>One world lives on, the other is saved and loaded again and again: they answer and become the same.</summary>
    [Fact]
    public void A_world_that_was_restarted_in_between_is_the_same_as_one_that_was_not()
    {
        var seed = Seeds.TakeLong(1, output)[0];
        var (lived, restarted) = (Start(), Start());
        var flow = new PerpetualFlow(seed);
        for (var step = 0; step < 6_000; step++)
        {
            var command = flow.Next(lived);
            Apply(lived, command, step);
            Apply(restarted, command, step);
            if (step % 500 != 499)
                continue;
            restarted.Restart();
            Assert.Empty(restarted.Broken());
            Assert.True(
                string.Equals(lived.Hash, restarted.Hash, StringComparison.Ordinal),
                $"seed {seed}, step {step}: another state after a restart"
            );
        }
    }

    [Fact]
    public void Replaying_the_same_commands_leads_to_the_same_state()
    {
        var seed = Seeds.TakeLong(1, output)[0];
        var (first, second) = (Start(), Start());
        var flow = new PerpetualFlow(seed);
        var commands = new List<Command>();
        for (var step = 0; step < 6_000; step++)
        {
            commands.Add(flow.Next(first));
            Apply(first, commands[^1], step);
        }
        for (var step = 0; step < commands.Count; step++)
            Apply(second, commands[step], step);
        Assert.Equal(first.Hash, second.Hash);
    }

    private static PerpetualWorld Start()
    {
        var world = new PerpetualWorld();
        for (var user = 0; user < PerpetualFlow.UsersMax; user++)
            world.Credit(PerpetualFlow.Name(user), 400);
        return world;
    }

    private static void Apply(PerpetualWorld world, Command command, int step)
    {
        world.NowMs += step % 3;
        world.State.Begin(world.NowMs);
        command.Replay(world.State, world.NowMs);
        world.State.End();
    }
}
