using Kontor.World.Directory;

namespace Kontor.World.Tests.Live;

/// <summary>What an awaitable promises although the object behind it is used again.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task An_answer_can_be_fetched_once_and_never_turns_into_somebody_elses()
    {
        await using var world = TestWorld.Open();
        var first = world.ReadAsync(_ => 1);
        var copy = first;
        Assert.Equal(1, (await first).Value);
        Assert.Equal(2, (await world.ReadAsync(_ => 2)).Value);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await copy);
        var later = world.ReadAsync(_ => 3);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await copy);
        Assert.Equal(3, (await later).Value);
    }

    [Fact]
    public async Task Everybody_gets_the_own_answer_however_many_ask_at_once()
    {
        await using var world = TestWorld.Open(options: TestWorld.Options with { QueueMax = 300 });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(() => Ask(world, caller))));

        static async Task Ask(LiveWorld world, int caller)
        {
            for (var round = 0; round < 500; round++)
            {
                var number = (caller * 1_000) + round;
                var one = world.ReadAsync(_ => number);
                var other = world.ReadAsync(_ => -number);
                Assert.Equal(-number, (await other).Value);
                Assert.Equal(number, (await one).Value);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_nobody_fetches_harms_nobody()
    {
        await using var world = TestWorld.Open();
        for (var index = 0; index < 1_000; index++)
            Forget(world.ExecuteAsync(new CreateUser($"u{index}")));
        Assert.Equal(1_000, await world.Ask(state => state.Directory.Users.Count));

        static void Forget(ValueTask<Answer<Outcome<UserRecord>>> answer) => Assert.False(answer.IsFaulted);
    }

    [Fact]
    public async Task Whoever_blocks_after_an_answer_keeps_nobody_else_of_the_batch_from_going_on()
    {
        await using var world = TestWorld.Open();
        using var gate = await Gate.Shut(world);
        using var lastIsOn = new ManualResetEventSlim();
        // All of these are answered in one batch, and each but the last blocks its thread until the last one has gone on.
        var blocked = Enumerable.Range(0, 4).Select(_ => Block(world, lastIsOn)).ToArray();
        var last = GoOn(world, lastIsOn);
        await gate.Open();
        await last;
        await Task.WhenAll(blocked);

        static async Task Block(LiveWorld world, ManualResetEventSlim lastIsOn)
        {
            await world.ReadAsync(_ => 0).ConfigureAwait(false);
            lastIsOn.Wait();
        }

        static async Task GoOn(LiveWorld world, ManualResetEventSlim lastIsOn)
        {
            await world.ReadAsync(_ => 0).ConfigureAwait(false);
            lastIsOn.Set();
        }
    }

    [Fact]
    public async Task A_fault_reaches_whoever_asked_and_the_next_one_gets_an_answer()
    {
        await using var world = TestWorld.Open();
        for (var round = 0; round < 100; round++)
        {
            await Assert.ThrowsAsync<FormatException>(async () => await world.ReadAsync<int>(_ => throw new FormatException("mine")));
            Assert.Equal(round, await world.Ask(_ => round));
        }
    }
}
