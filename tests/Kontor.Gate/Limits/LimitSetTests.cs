using Kontor.Gate.Limits;

namespace Kontor.Gate.Tests.Limits;

public sealed class LimitSetTests
{
    private const long Start = 1_767_225_600_000;
    private readonly LimitTable _perIp = new(new LimitRule("ip", 10, 60_000, LimitSubject.Ip));
    private readonly LimitTable _perKey = new(new LimitRule("key", 5, 1_000, LimitSubject.Key));
    private readonly WindowReading[] _readings = new WindowReading[2];

    [Fact]
    public void The_tightest_limit_speaks_for_an_admitted_request()
    {
        var verdict = Take(weight: 1, Start);
        Assert.True(verdict.IsAdmitted);
        Assert.Equal(1, verdict.Decider);
        Assert.Equal(4, verdict.Reading.Remaining);
        Assert.Equal(9, _readings[0].Remaining);
    }

    [Fact]
    public void The_first_limit_that_refuses_decides_and_the_earlier_ones_get_their_weight_back()
    {
        Take(weight: 5, Start);
        var refused = Take(weight: 1, Start + 100);
        Assert.False(refused.IsAdmitted);
        Assert.Equal(1, refused.Decider);
        Assert.Equal(900, refused.Reading.RetryAfterMs);
        Assert.Equal(5, _perIp.Read(7, Start + 100).Used);
        Assert.True(Take(weight: 5, Start + 1_000).IsAdmitted);
        Assert.Equal(0, Take(weight: 1, Start + 2_000).Decider);
    }

    [Fact]
    public void A_limit_that_counts_refused_calls_keeps_the_weight_of_a_request_that_another_one_refused()
    {
        var counting = new LimitTable(new LimitRule("counting", 10, 60_000, LimitSubject.Ip) { CountsRefused = true });
        var one = new LimitTable(new LimitRule("one", 1, 1_000, LimitSubject.Key));
        for (var i = 0; i < 3; i++)
            LimitSet.TryTake([new(counting, 7, 1), new(one, 1, 1)], Start, _readings);
        Assert.Equal(3, counting.Read(7, Start).Used);
    }

    [Fact]
    public async Task Under_contention_no_limit_is_exceeded_and_every_refund_arrives()
    {
        var wide = new LimitTable(new LimitRule("wide", 1_000_000, 60_000, LimitSubject.Everyone));
        var narrow = new LimitTable(new LimitRule("narrow", 100, 60_000, LimitSubject.Key));
        var admitted = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(thread =>
                    Task.Run(() =>
                    {
                        var readings = new WindowReading[2];
                        for (var i = 0; i < 5_000; i++)
                        {
                            var verdict = LimitSet.TryTake([new(wide, Subject.Everyone, 1), new(narrow, 1, 1)], Start + (i % 7), readings);
                            if (verdict.IsAdmitted)
                                Interlocked.Increment(ref admitted);
                        }
                    })
                )
        );
        Assert.Equal(100, admitted);
        Assert.Equal(100, wide.Read(Subject.Everyone, Start + 7).Used);
    }

    [Fact]
    public void A_set_costs_no_allocation()
    {
        // Until the rings have grown to what the limits need.
        for (var i = 0; i < 100; i++)
            Take(weight: 1, Start + (i * 50));
        var allocations = Allocations.FromHere();
        for (var i = 0; i < 10_000; i++)
            Take(weight: 1, Start + 5_000 + (i * 50));
        Assert.Equal(0, allocations.Bytes);
    }

    private LimitVerdict Take(int weight, long nowMs) =>
        LimitSet.TryTake([new(_perIp, 7, weight), new(_perKey, 1, weight)], nowMs, _readings);
}
