using Kontor.World.Services;

namespace Kontor.World.Tests.Services;

public sealed class ServicesTests
{
    private static readonly ServiceRecord Planned = new()
    {
        Name = "bitmart/spot",
        State = ServiceState.Maintenance,
        Title = "Upgrade",
        StartMs = 100,
        EndMs = 200,
    };

    [Fact]
    public async Task A_service_that_was_never_set_is_up()
    {
        await using var world = TestWorld.Open();
        Assert.Equal(ServiceState.Up, world.Services.StateAt("bitmart/spot", 0));
        Assert.Same(ServiceRecord.NeverSet, world.Services.Find("bitmart/spot"));
        Assert.Empty(world.Services.All);
    }

    [Theory]
    [InlineData(99, ServiceState.Up)]
    [InlineData(100, ServiceState.Maintenance)]
    [InlineData(199, ServiceState.Maintenance)]
    [InlineData(200, ServiceState.Up)]
    public async Task Planned_maintenance_counts_from_its_start_until_just_before_its_end(long nowMs, ServiceState expected)
    {
        await using var world = TestWorld.Open();
        await world.Ok(new SetService(Planned));
        Assert.Equal(expected, world.Services.StateAt("bitmart/spot", nowMs));
    }

    [Fact]
    public async Task Maintenance_without_an_end_lasts_until_somebody_ends_it()
    {
        await using var world = TestWorld.Open();
        await world.Ok(new SetService(Planned with { EndMs = 0 }));
        Assert.Equal(ServiceState.Maintenance, world.Services.StateAt("bitmart/spot", long.MaxValue));
        await world.Ok(new SetService(Planned with { State = ServiceState.Slow, LatencyMs = 30 }));
        Assert.Equal(ServiceState.Slow, world.Services.StateAt("bitmart/spot", 0));
        Assert.Equal(30, world.Services.Find("bitmart/spot").LatencyMs);
        await world.Ok(new SetService(Planned with { State = ServiceState.Up }));
        Assert.Equal(ServiceState.Up, world.Services.StateAt("bitmart/spot", 150));
    }

    [Fact]
    public async Task A_service_without_a_name_or_with_its_end_before_its_start_is_refused()
    {
        await using var world = TestWorld.Open();
        Assert.Equal(Reject.Malformed, await world.RejectOf(new SetService(Planned with { Name = "" })));
        Assert.Equal(Reject.Malformed, await world.RejectOf(new SetService(Planned with { EndMs = 99 })));
        Assert.Equal(Reject.Malformed, await world.RejectOf(new SetService(Planned with { LatencyMs = -1 })));
    }
}
