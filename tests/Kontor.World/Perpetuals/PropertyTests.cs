using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Perpetuals;

public sealed class PropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_users_do_everything_adds_up()
    {
        foreach (var seed in Seeds.TakeLong(4, output))
        {
            var world = new PerpetualWorld();
            for (var user = 0; user < PerpetualFlow.UsersMax; user++)
                world.Credit(PerpetualFlow.Name(user), 400);
            var flow = new PerpetualFlow(seed);
            for (var step = 0; step < 20_000; step++)
            {
                world.NowMs += step % 3;
                var command = flow.Next(world);
                world.State.Begin(world.NowMs);
                command.Replay(world.State, world.NowMs);
                world.State.End();
                var broken = world.Broken();
                Assert.True(broken.Length == 0, $"seed {seed}, step {step}: {command}\n{string.Join("\n", broken)}");
            }
        }
    }
}
