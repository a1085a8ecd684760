using Kontor.Gate.Limits;

namespace Kontor.Gate.Tests.Limits;

public sealed class FloodBudgetTests
{
    private const long Start = 1_767_225_600_000;
    private static readonly FloodOptions Options = new()
    {
        BurstMax = 10,
        RefillPerSecond = 4,
        BucketsMax = 4_096,
    };

    [Fact]
    public void A_burst_is_admitted_and_then_one_token_at_a_time()
    {
        var budget = new FloodBudget(Options, seed: 1);
        for (var i = 0; i < 10; i++)
            Assert.True(budget.TryTake(7, Start, out _));
        Assert.False(budget.TryTake(7, Start, out var retryAfterMs));
        Assert.Equal(250, retryAfterMs);
        Assert.False(budget.TryTake(7, Start + 249, out _));
        Assert.True(budget.TryTake(7, Start + 250, out _));
        Assert.False(budget.TryTake(7, Start + 250, out _));
        // A long silence fills the bucket, and no more than fills it.
        for (var i = 0; i < 10; i++)
            Assert.True(budget.TryTake(7, Start + 10_000_000, out _));
        Assert.False(budget.TryTake(7, Start + 10_000_000, out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void However_crowded_nobody_gets_more_than_the_budget_or_waits_longer_than_one_token(int seed)
    {
        var budget = new FloodBudget(Options with { BucketsMax = 256 }, (ulong)seed);
        var chance = new Random(seed);
        var spent = new Dictionary<int, List<long>>();
        var nowMs = Start;
        for (var step = 0; step < 200_000; step++)
        {
            nowMs += chance.Next(3) == 0 ? chance.Next(20) : 0;
            var address = chance.Next(500);
            if (!budget.TryTake((UInt128)address, nowMs, out var retryAfterMs))
            {
                Assert.InRange(retryAfterMs, 1, 250);
                continue;
            }

            spent.TryAdd(address, []);
            spent[address].Add(nowMs);
        }

        foreach (var times in spent.Values)
            for (var from = 0; from < times.Count; from++)
            for (var to = from; to < Math.Min(times.Count, from + 40); to++)
                Assert.True((to - from + 1) <= 10 + ((times[to] - times[from]) / 250.0), $"Seed {seed}: too much was admitted.");
    }

    [Fact]
    public void A_flood_from_many_addresses_leaves_most_others_alone()
    {
        var budget = new FloodBudget(Options, seed: 3);
        for (var flooder = 0; flooder < 200; flooder++)
        for (var i = 0; i < 50; i++)
            budget.TryTake((UInt128)(1_000_000 + flooder), Start, out _);
        // 200 of 4096 buckets pairs: about (400/4096)² = 1 % of the others share both buckets with a flooder.
        var refused = Enumerable
            .Range(0, 10_000)
            .Count(address => !budget.TryTake((UInt128)address << 64, Start, out _) && address < 2_000);
        Assert.InRange(refused, 0, 100);
    }

    [Fact]
    public async Task Sixteen_threads_at_a_frozen_clock_get_exactly_the_burst()
    {
        var budget = new FloodBudget(Options with { BurstMax = 3_000 }, seed: 4);
        var admitted = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 5_000; i++)
                            if (budget.TryTake(7, Start, out var _))
                                Interlocked.Increment(ref admitted);
                    })
                )
        );
        Assert.Equal(3_000, admitted);
    }

    [Fact]
    public void A_million_addresses_allocate_nothing()
    {
        var budget = new FloodBudget(Options, seed: 5);
        budget.TryTake(1, Start, out _);
        var allocations = Allocations.FromHere();
        for (var i = 0; i < 1_000_000; i++)
            budget.TryTake((UInt128)i, Start + (i / 100), out _);
        Assert.Equal(0, allocations.Bytes);
    }
}
