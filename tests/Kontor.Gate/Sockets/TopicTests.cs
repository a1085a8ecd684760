using System.Text;
using Kontor.Gate.Sockets;
using Kontor.World;
using Kontor.World.Time;

namespace Kontor.Gate.Tests.Sockets;

/// <summary>Topics: who has them is told, in one order, and nothing is computed for nobody.</summary>
public sealed class TopicTests
{
    [Fact]
    public async Task A_topic_lives_from_its_first_subscriber_to_its_last()
    {
        await using var house = await SocketHouse.OpenAsync();
        var made = new List<WatchedTopic>();
        house.Make = key =>
        {
            made.Add(new WatchedTopic(key));
            return made[^1];
        };
        using var first = await house.ConnectAsync();
        using var second = await house.ConnectAsync();
        Assert.Equal("joined", await first.AskAsync("join news"));
        Assert.Equal("welcome", await first.HearAsync());
        Assert.Equal("joined", await second.AskAsync("join news"));
        Assert.Equal("welcome", await second.HearAsync());
        Assert.Equal(["opened"], Assert.Single(made).Life);
        Assert.Equal("left", await first.AskAsync("leave news"));
        Assert.Equal("was not there", await first.AskAsync("leave news"));
        Assert.Equal(1, house.Hub.TopicCount);
        made[0].Publish("only for the second"u8.ToArray());
        Assert.Equal("only for the second", await second.HearAsync());
        Assert.Equal("left", await second.AskAsync("leave news"));
        Assert.Equal(["opened", "closed"], made[0].Life);
        Assert.Equal(0, house.Hub.TopicCount);
        Assert.Equal("joined", await first.AskAsync("join news"));
        Assert.Equal("welcome", await first.HearAsync());
        Assert.Equal(2, made.Count);
    }

    [Fact]
    public async Task Who_joins_twice_hears_everything_once()
    {
        await using var house = await SocketHouse.OpenAsync();
        WatchedTopic? topic = null;
        house.Make = key => topic = new WatchedTopic(key);
        using var client = await house.ConnectAsync();
        Assert.Equal("joined", await client.AskAsync("join news"));
        Assert.Equal("welcome", await client.HearAsync());
        Assert.Equal("was there", await client.AskAsync("join news"));
        topic!.Publish("once"u8.ToArray());
        Assert.Equal("once", await client.HearAsync());
        Assert.Equal("end", await client.AskAsync("end"));
    }

    [Fact]
    public async Task A_reader_who_is_cut_off_takes_nothing_from_the_others()
    {
        await using var house = await SocketHouse.OpenAsync(new SocketOptions { BytesWaitingMax = 128 * 1024 });
        WatchedTopic? topic = null;
        house.Make = key => topic = new WatchedTopic(key);
        using var deaf = await house.ConnectAsync();
        await deaf.AskAsync("join news");
        await deaf.HearAsync();
        using var quick = await house.ConnectAsync();
        await quick.AskAsync("join news");
        await quick.HearAsync();
        var frame = Encoding.UTF8.GetBytes(new string('n', 32 * 1024));
        var deafSession = house.Sessions.First();
        for (var news = 0; deafSession.EndReason == SocketEnd.None; news++)
        {
            Assert.True(news < 100_000, "Nobody is so patient.");
            topic!.Publish(frame);
            Assert.Equal(frame.Length, (await quick.HearAsync()).Length);
        }

        Assert.Equal(SocketEnd.TooSlow, deafSession.EndReason);
        topic!.Publish("after"u8.ToArray());
        Assert.Equal("after", await quick.HearAsync());
    }

    [Fact]
    public async Task A_polled_topic_looks_after_every_batch_of_the_world()
    {
        await using var house = await SocketHouse.OpenAsync();
        house.Make = key => new CommandsTopic(key, house, 0);
        using var client = await house.ConnectAsync();
        Assert.Equal("joined", await client.AskAsync("join commands"));
        var shown = await client.HearAsync();
        for (var command = 0; command < 5; command++)
        {
            await house.World.ExecuteAsync(new AdvanceClock(1));
            var next = await client.HearAsync();
            Assert.Equal(long.Parse(shown) + 1, long.Parse(next));
            shown = next;
        }
    }

    [Fact]
    public async Task While_the_clock_runs_a_cadence_holds_changes_back_and_then_shows_the_last()
    {
        var time = new FakeTime(1_767_323_045_000);
        await using var house = await SocketHouse.OpenAsync(system: time);
        house.Make = key => new CommandsTopic(key, house, 500);
        using var client = await house.ConnectAsync();
        Assert.Equal("joined", await client.AskAsync("join commands"));
        await client.HearAsync();
        // The first change goes out at once; those that follow within the cadence wait for its end.
        await house.World.ExecuteAsync(new AdvanceClock(0));
        await client.HearAsync();
        for (var command = 0; command < 3; command++)
            await house.World.ExecuteAsync(new AdvanceClock(0));
        Assert.Equal("nothing else", await client.AskAsync("nothing else"));
        time.Move(500);
        Assert.Equal(house.World.Commands, long.Parse(await client.HearAsync()));
    }

    [Fact]
    public async Task A_topic_that_breaks_is_told_to_those_who_have_it_and_to_nobody_else()
    {
        await using var house = await SocketHouse.OpenAsync();
        house.Make = key => key.Name == "good" ? new CommandsTopic(key, house, 0) : new BrokenTopic(key, house.World);
        using var unlucky = await house.ConnectAsync();
        Assert.Equal("joined", await unlucky.AskAsync("join bad"));
        using var lucky = await house.ConnectAsync();
        Assert.Equal("joined", await lucky.AskAsync("join good"));
        var shown = await lucky.HearAsync();
        await house.World.ExecuteAsync(new AdvanceClock(1));
        Assert.True(long.Parse(await lucky.HearAsync()) > long.Parse(shown));
        await unlucky.HearUntilItBreaksAsync();
        Assert.Equal("This topic is broken.", (await house.Faults.First).InnerException!.Message);
    }

    private sealed class WatchedTopic(TopicKey key) : Topic(key)
    {
        public List<string> Life { get; } = [];

        protected override void Open() => Life.Add("opened");

        protected override void Greet(SocketSession newcomer) => newcomer.Send("welcome"u8.ToArray());

        protected override void Close() => Life.Add("closed");
    }

    /// <summary>Shows how many commands the world has seen.</summary>
    private sealed class CommandsTopic(TopicKey key, SocketHouse house, int cadenceMs)
        : StateTopic<string>(key, house.World.Clock, cadenceMs)
    {
        protected override string Read(long nowMs) => $"{house.World.Commands}";

        protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(string view, long nowMs) => [Encoding.UTF8.GetBytes(view)];
    }

    private sealed class BrokenTopic(TopicKey key, LiveWorld world) : PolledTopic(key, world.Clock, 0)
    {
        private readonly long _commands = world.Commands;

        protected override bool Look(long nowMs) =>
            world.Commands == _commands ? false : throw new InvalidOperationException("This topic is broken.");
    }
}
