using System.Globalization;
using Kontor.Gate.Replay;

namespace Kontor.Gate.Tests.Replay;

public sealed class ReplayMemoryRaceTests
{
    private const int Threads = 32;

    [Fact]
    public void Of_many_that_race_with_one_nonce_exactly_one_is_fresh()
    {
        const int Rounds = 300;
        var memory = new ReplayMemory(10_000, new byte[ReplayMemory.KeyLength]);
        var verdicts = new int[Rounds, (int)ReplayVerdict.Full + 1];
        using var start = new Barrier(Threads);
        Race(_ =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var nonce = round.ToString(CultureInfo.InvariantCulture);
                start.SignalAndWait();
                Interlocked.Increment(ref verdicts[round, (int)memory.Remember(round % 5, nonce, 1_000, 0)]);
            }
        });
        for (var round = 0; round < Rounds; round++)
            Assert.Equal((1, Threads - 1, 0), (verdicts[round, 0], verdicts[round, 1], verdicts[round, 2]));
        Assert.Equal(Rounds, memory.Count);
    }

    [Fact]
    public void Of_many_that_race_for_the_last_places_as_many_find_one_as_there_are()
    {
        const int Capacity = 1_000;
        var memory = new ReplayMemory(Capacity, new byte[ReplayMemory.KeyLength]);
        var verdicts = new int[(int)ReplayVerdict.Full + 1];
        using var start = new Barrier(Threads);
        Race(thread =>
        {
            start.SignalAndWait();
            for (var i = 0; i < 100; i++)
            {
                var nonce = i.ToString(CultureInfo.InvariantCulture);
                Interlocked.Increment(ref verdicts[(int)memory.Remember(thread, nonce, 1_000, 0)]);
            }
        });
        Assert.Equal([Capacity, 0, (Threads * 100) - Capacity], verdicts);
        Assert.Equal(Capacity, memory.Count);
    }

    private static void Race(Action<int> body)
    {
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() => body(i))).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }
}
