using Kontor.World.Credits;
using Kontor.World.Directory;

namespace Kontor.World.Tests.Live;

public sealed class QueueTests
{
    [Fact]
    public async Task A_full_queue_answers_busy_at_once_and_goes_on_when_there_is_room()
    {
        await using var world = TestWorld.Open(options: TestWorld.Options with { QueueMax = 4 });
        using var gate = await Gate.Shut(world);
        var waiting = Enumerable.Range(0, 4).Select(index => world.ExecuteAsync(new CreateUser($"u{index}")).AsTask()).ToArray();

        var refusedCommand = world.ExecuteAsync(new CreateUser("late"));
        var refusedRead = world.ReadAsync(state => state.Commands);

        Assert.True(refusedCommand.IsCompletedSuccessfully && refusedRead.IsCompletedSuccessfully);
        Assert.Equal(AnswerStatus.Busy, (await refusedCommand).Status);
        Assert.Equal(AnswerStatus.Busy, (await refusedRead).Status);
        Assert.All(waiting, task => Assert.False(task.IsCompleted));

        await gate.Open();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.True(answer.Value.IsOk));
        Assert.Null(world.Directory.FindUser("late"));
        Assert.Equal("next", (await world.User("next")).Name);
    }

    [Fact]
    public async Task The_queue_grows_to_its_bound_and_keeps_the_order()
    {
        await using var world = TestWorld.Open(options: TestWorld.Options with { QueueMax = 5_000, BatchMax = 64 });
        using var gate = await Gate.Shut(world);
        var waiting = Enumerable.Range(1, 5_000).Select(index => world.ExecuteAsync(new CreateUser($"u{index}")).AsTask()).ToArray();
        await gate.Open();
        var answers = await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(1, 5_000).Select(number => (long)number), answers.Select(answer => answer.Value.Value.Number));
    }

    [Fact]
    public async Task Commands_that_wait_together_share_one_append()
    {
        var disk = new TestDisk();
        await using var world = TestWorld.Open(disk, TestWorld.Options with { BatchMax = 100 });
        using var gate = await Gate.Shut(world);
        var before = disk.Appends;
        var waiting = Enumerable.Range(0, 250).Select(index => world.ExecuteAsync(new CreateUser($"u{index}")).AsTask()).ToArray();
        await gate.Open();
        await Task.WhenAll(waiting);
        Assert.Equal(3, disk.Appends - before);
    }

    [Fact]
    public async Task A_read_sees_every_command_that_was_queued_before_it()
    {
        await using var world = TestWorld.Open();
        var user = await world.User("Ada");
        for (var round = 1; round <= 200; round++)
        {
            var topUp = world.ExecuteAsync(new TopUp(user.Number, 1, "round"));
            var seen = await world.Ask(state => state.Credits.BalanceOf(user.Number));
            Assert.Equal(round, seen);
            await topUp;
        }
    }

    [Fact]
    public async Task A_read_that_throws_concerns_only_whoever_asked()
    {
        await using var world = TestWorld.Open();
        await Assert.ThrowsAsync<FormatException>(async () => await world.ReadAsync<int>(_ => throw new FormatException("mine")));
        Assert.Equal(1, (await world.User("Ada")).Number);
        Assert.Null(world.Failure);
    }

    [Fact]
    public async Task A_command_that_cannot_be_written_down_concerns_only_whoever_sent_it()
    {
        await using var world = TestWorld.Open();
        using var gate = await Gate.Shut(world);
        var before = world.ExecuteAsync(new CreateUser("before")).AsTask();
        var broken = world.ExecuteAsync(new CreateUser("half a pair: \ud800")).AsTask();
        var after = world.ExecuteAsync(new CreateUser("after")).AsTask();
        await gate.Open();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => broken);
        Assert.Equal(1, (await before).Value.Value.Number);
        Assert.Equal(2, (await after).Value.Value.Number);
        Assert.True(world.IsAvailable);
    }

    [Fact]
    public async Task Whoever_waits_goes_on_outside_the_writers_thread()
    {
        await using var world = TestWorld.Open();
        var writer = await world.Ask(_ => Environment.CurrentManagedThreadId);
        for (var round = 0; round < 50; round++)
        {
            using var gate = await Gate.Shut(world);
            var seen = Continue(world);
            await gate.Open();
            Assert.NotEqual(writer, await seen);
        }

        static async Task<int> Continue(LiveWorld world)
        {
            await world.ReadAsync(state => state.Commands);
            return Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public async Task A_world_that_was_closed_finishes_what_waits_and_takes_nothing_new()
    {
        var world = TestWorld.Open();
        using var gate = await Gate.Shut(world);
        var waiting = world.ExecuteAsync(new CreateUser("Ada")).AsTask();
        var closing = world.DisposeAsync().AsTask();
        Assert.Equal(AnswerStatus.Unavailable, (await world.ExecuteAsync(new CreateUser("Bob"))).Status);
        await gate.Open();
        await closing;
        Assert.True((await waiting).Value.IsOk);
        Assert.Equal(AnswerStatus.Unavailable, (await world.ReadAsync(state => state.Commands)).Status);
        Assert.False(world.IsAvailable);
    }
}
