using Kontor.World.Directory;
using Kontor.World.Log;

namespace Kontor.World.Tests.Live;

public sealed class UnavailableLogTests
{
    [Fact]
    public async Task Nothing_of_a_batch_that_is_not_durable_is_applied_and_later_batches_go_on()
    {
        var disk = new TestDisk();
        await using var world = TestWorld.Open(disk);
        using var gate = await Gate.Shut(world);
        disk.BeforeAppend = () => throw new LogUnavailableException("The disk is full.");
        var lost = Enumerable.Range(0, 3).Select(index => world.ExecuteAsync(new CreateUser($"u{index}")).AsTask()).ToArray();
        var read = world.ReadAsync(state => state.Directory.Users.Count).AsTask();
        await gate.Open();

        Assert.All(await Task.WhenAll(lost), answer => Assert.Equal(AnswerStatus.Unavailable, answer.Status));
        Assert.Equal(0, (await read).Value);
        Assert.False(world.IsAvailable);
        Assert.Null(world.Directory.FindUser("u0"));

        disk.BeforeAppend = null;
        Assert.Equal(1, (await world.User("u0")).Number);
        Assert.True(world.IsAvailable);
        await world.HashOf();
    }

    [Fact]
    public async Task A_writer_that_was_replaced_answers_nothing_any_more_not_even_reads()
    {
        var disk = new TestDisk();
        await using var world = TestWorld.Open(disk);
        await world.User("Ada");
        disk.BeforeAppend = () => throw new LogUnavailableException("Another writer took over.") { IsFinal = true };
        Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(new CreateUser("Bob"))).Status);

        disk.BeforeAppend = null;
        var appends = disk.Appends;
        Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(new CreateUser("Bob"))).Status);
        Assert.Equal(AnswerStatus.Unavailable, (await world.ReadAsync(state => state.Commands)).Status);
        Assert.Equal(appends, disk.Appends);
        Assert.False(world.IsAvailable);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_stored_is_reported_and_loses_nothing()
    {
        var disk = new TestDisk { BeforeSnapshot = () => throw new LogUnavailableException("The disk is full.") };
        await using (var world = TestWorld.Open(disk, TestWorld.Options with { SnapshotEvery = 2 }))
        {
            await world.User("Ada");
            await world.User("Bob");
            await world.User("Cem");
            Assert.IsType<LogUnavailableException>(world.SnapshotFailure);
            Assert.True(world.IsAvailable);
        }
        Assert.Null(disk.Snapshot);
        disk.BeforeSnapshot = null;
        await using var again = TestWorld.Open(disk);
        Assert.Equal(["Ada", "Bob", "Cem"], again.Directory.Users.Select(user => user.Name));
    }

    [Fact]
    public void A_world_whose_first_record_cannot_be_stored_does_not_open()
    {
        var disk = new TestDisk { BeforeAppend = () => throw new LogUnavailableException("The disk is full.") };
        Assert.Throws<LogUnavailableException>(() => TestWorld.Open(disk));
    }
}
