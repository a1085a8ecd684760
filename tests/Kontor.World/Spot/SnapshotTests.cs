using Kontor.World.Commands;
using Kontor.World.State;
using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Spot;

public sealed class SnapshotTests(ITestOutputHelper output)
{
    [Fact]
    public void A_snapshot_and_what_comes_after_it_lead_where_the_whole_life_leads()
    {
        var seed = Seeds.TakeLong(1, output)[0];
        var (pair, flow) = (new SpotPair(), new SpotFlow(seed));
        WorldState? restored = null;
        for (var step = 0; step < 6_000; step++)
        {
            if (step % 1_000 == 500)
                restored = Restored(pair.Fast);
            pair.Fast.NowMs += step % 2;
            var command = flow.Next().ToCommand(pair.LastId);
            pair.Apply(command);
            if (restored is null)
                continue;
            Replay(restored, command, pair.Fast.NowMs);
            if (step % 250 == 0)
                Assert.True(SnapshotCodec.Hash(pair.Fast.State) == SnapshotCodec.Hash(restored), $"seed {seed}, step {step}");
        }
    }

    private static WorldState Restored(SpotWorld world)
    {
        var restored = world.Reloaded();
        Assert.Equal(SnapshotCodec.Hash(world.State), SnapshotCodec.Hash(restored));
        var broken = new List<string>();
        foreach (var folder in restored.Folders)
            folder.Check(broken);
        Assert.Empty(broken);
        return restored;
    }

    private static void Replay(WorldState state, Command command, long nowMs)
    {
        state.Begin(nowMs);
        command.Replay(state, nowMs);
        state.End();
    }
}
