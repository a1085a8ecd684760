using Kontor.Chains.Following;
using Kontor.Server.Following;

namespace Kontor.Conformance.House;

/// <summary>What the console says of a followed chain.</summary>
public sealed class FollowProgressTests
{
    [Fact]
    public void A_backfill_is_told_each_time_and_everything_else_once()
    {
        var progress = new FollowProgress("eth");
        Assert.Null(progress.Line(new FollowerState.Starting(), 0));
        Assert.Equal("eth: 100 of 1000 blocks", progress.Line(new FollowerState.Backfilling(100, 1_000), 3_000));
        Assert.Equal("eth: 400 of 1000 blocks, 100 blocks/s", progress.Line(new FollowerState.Backfilling(400, 1_000), 6_000));
        Assert.Equal("eth: at the head, block 999", progress.Line(new FollowerState.AtHead(999), 9_000));
        Assert.Null(progress.Line(new FollowerState.AtHead(1_000), 12_000));
        Assert.Equal("eth: unreachable. It is off.", progress.Line(new FollowerState.Unreachable(12_000, "It is off."), 15_000));
        Assert.Null(progress.Line(new FollowerState.Unreachable(12_000, "It is off."), 18_000));
        Assert.Equal("eth: unreachable. It is on fire.", progress.Line(new FollowerState.Unreachable(12_000, "It is on fire."), 21_000));
        Assert.Equal("eth: at the head, block 1001", progress.Line(new FollowerState.AtHead(1_001), 24_000));
        Assert.Equal("eth: 1100 of 5000 blocks", progress.Line(new FollowerState.Backfilling(1_100, 5_000), 27_000));
    }
}
