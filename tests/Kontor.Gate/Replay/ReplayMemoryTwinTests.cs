using System.Globalization;
using Kontor.Gate.Replay;

namespace Kontor.Gate.Tests.Replay;

public sealed class ReplayMemoryTwinTests
{
    [Theory]
    [InlineData(1, 40, 2_000)]
    [InlineData(2, 300, 500)]
    [InlineData(20260131, 150, 60)]
    public void The_memory_agrees_with_the_naive_one_over_clock_jumps(int seed, int capacity, int nonces)
    {
        var chance = new Random(seed);
        var naive = new NaiveReplayMemory(capacity);
        var memory = new ReplayMemory(capacity, KeyOf(chance));
        var verdicts = new int[(int)ReplayVerdict.Full + 1];
        var nowMs = 1_760_000_000_000;
        for (var step = 0; step < 30_000; step++)
        {
            nowMs += chance.Next(100) switch
            {
                < 70 => chance.Next(0, 3),
                < 99 => chance.Next(0, 50),
                _ => chance.Next(0, 200_000),
            };
            var (expected, actual) = Step(chance, naive, memory, nonces, nowMs);
            Assert.True(expected == actual, $"Diverged: seed {seed}, step {step}, expected {expected}, was {actual}.");
            verdicts[(int)actual]++;
            Assert.InRange(memory.Count, 0, capacity);
        }

        // A stream that never met one of the answers would prove nothing about it.
        Assert.DoesNotContain(0, verdicts);
    }

    [Fact]
    public void A_saved_memory_goes_on_as_if_nothing_had_happened()
    {
        const int Seed = 77;
        var chance = new Random(Seed);
        var key = KeyOf(chance);
        var naive = new NaiveReplayMemory(200);
        var memory = new ReplayMemory(200, key);
        var nowMs = 0L;
        for (var step = 0; step < 5_000; step++)
        {
            nowMs += chance.Next(0, 30);
            var (expected, actual) = Step(chance, naive, memory, 500, nowMs);
            Assert.True(expected == actual, $"Diverged: seed {Seed}, step {step}.");
            if (step % 250 == 0)
                memory = ReplayMemorySnapshotTests.Reload(memory, key, nowMs);
        }
    }

    private static (ReplayVerdict Expected, ReplayVerdict Actual) Step(
        Random chance,
        NaiveReplayMemory naive,
        ReplayMemory memory,
        int nonces,
        long nowMs
    )
    {
        var subject = chance.Next(1, 40);
        var nonce = chance.Next(nonces).ToString(CultureInfo.InvariantCulture);
        var expiresMs = nowMs + chance.Next(-5, 20_000);
        if (chance.Next(2) == 0)
            return (naive.Remember(nowMs, (subject, nonce, expiresMs)), memory.Remember(subject, nonce, expiresMs, nowMs));
        var (sign, pairExpiresMs) = (chance.Next(3).ToString(CultureInfo.InvariantCulture), nowMs + chance.Next(-5, 60_000));
        return (
            naive.Remember(nowMs, (subject, nonce, expiresMs), (subject, $"{sign}/{nonce}", pairExpiresMs)),
            memory.RememberBoth(subject, ReplayItem.Nonce(nonce, expiresMs), ReplayItem.Pair(sign, nonce, pairExpiresMs), nowMs)
        );
    }

    private static byte[] KeyOf(Random chance)
    {
        var key = new byte[ReplayMemory.KeyLength];
        chance.NextBytes(key);
        return key;
    }
}
