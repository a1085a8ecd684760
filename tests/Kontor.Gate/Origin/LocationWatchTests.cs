using System.Buffers;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

public sealed class LocationWatchTests
{
    private const long Start = 1_767_225_600_000;
    private const long Minute = 60_000;
    private readonly LocationWatch _watch = new(new LocationOptions());

    // Each step is "seconds country"; the answer is the rule that the last one met.
    [Theory]
    [InlineData("0 KR, 36 DE", LocationRule.None)]
    [InlineData("0 KR, 60 DE, 120 KR, 180 DE", LocationRule.None)]
    [InlineData("0 KR, 60 DE, 120 KR, 180 DE, 240 KR", LocationRule.Switching)]
    [InlineData("0 KR, 1 DE, 200 KR, 400 DE, 600 KR", LocationRule.Switching)]
    [InlineData("0 KR, 1 DE, 200 KR, 400 DE, 601 KR", LocationRule.None)]
    [InlineData("0 KR, 60 DE, 120 US", LocationRule.Spread)]
    [InlineData("0 KR, 1 DE, 599 US", LocationRule.Spread)]
    [InlineData("0 KR, 1 DE, 600 US", LocationRule.None)]
    [InlineData("0 KR, 500 KR, 501 DE, 1099 US", LocationRule.Spread)]
    [InlineData("0 KR, 1 KR, 2 DE, 3 DE, 4 KR, 5 DE", LocationRule.Interleaved)]
    [InlineData("0 KR, 1 KR, 2 DE, 3 DE, 9 KR, 9 DE", LocationRule.Interleaved)]
    [InlineData("0 KR, 1 KR, 2 DE, 3 DE, 9 KR, 10 DE", LocationRule.None)]
    [InlineData("0 KR, 1 KR, 2 KR, 3 DE, 4 DE, 5 DE", LocationRule.None)]
    [InlineData("0 KR, 0 KR, 0 DE, 0 DE, 0 KR, 0 DE", LocationRule.Interleaved)]
    [InlineData("0 KR, 0 KR, 0 KR, 0 DE, 0 DE, 0 DE", LocationRule.None)]
    [InlineData("0 KR, 1 ??, 2 KR, 3 ??, 4 KR, 5 ??, 6 KR", LocationRule.None)]
    public void Rules_at_their_edges(string script, LocationRule expected)
    {
        var verdict = default(LocationVerdict);
        foreach (var step in script.Split(", "))
        {
            Assert.False(verdict.IsRefused, $"Refused before '{step}'.");
            verdict = Observe(step[^2..], Start + (long.Parse(step[..^3]) * 1_000));
        }

        Assert.Equal(expected, verdict.Rule);
        Assert.Equal(expected != LocationRule.None, verdict.IsRefused);
    }

    [Fact]
    public void A_key_is_refused_for_fifteen_minutes_after_the_last_trigger()
    {
        Trip(Start);
        Assert.Equal(new LocationVerdict(true, LocationRule.Spread, 15 * Minute), _watch.Read(1, Start));
        // Staying in one country is no new trigger.
        Assert.Equal(5 * Minute, Observe("US", Start + (10 * Minute)).RemainingMs);
        Assert.Equal(1, Observe("US", Start + (15 * Minute) - 1).RemainingMs);
        Assert.False(Observe("US", Start + (15 * Minute)).IsRefused);
    }

    [Fact]
    public void Going_on_starts_the_time_anew()
    {
        Trip(Start);
        Assert.Equal(15 * Minute, Observe("KR", Start + Minute).RemainingMs);
        Assert.True(_watch.Read(1, Start + (16 * Minute) - 1).IsRefused);
        Assert.False(_watch.Read(1, Start + (16 * Minute)).IsRefused);
    }

    [Fact]
    public void An_unknown_country_does_not_open_the_door()
    {
        Trip(Start);
        Assert.True(Observe("??", Start + 1).IsRefused);
    }

    [Fact]
    public void The_operator_can_pardon_a_key_and_other_keys_were_never_touched()
    {
        Trip(Start);
        Assert.False(_watch.Read(2, Start).IsRefused);
        _watch.Reset(1);
        Assert.False(Observe("KR", Start + 1).IsRefused);
        Assert.False(Observe("DE", Start + 2).IsRefused);
    }

    [Fact]
    public void Rules_can_be_off()
    {
        var watch = new LocationWatch(
            new LocationOptions
            {
                ChangesMin = 0,
                CountriesMin = 0,
                InterleavedMin = 0,
            }
        );
        for (var i = 0; i < 100; i++)
            Assert.False(watch.Observe(1, CountryCode.Parse($"A{(char)('A' + (i % 26))}"), Start + i).IsRefused);
    }

    [Fact]
    public void A_saved_watch_goes_on_where_it_stopped()
    {
        foreach (var (seconds, country) in new[] { (0, "KR"), (1, "KR"), (2, "DE"), (3, "DE"), (4, "KR") })
            Observe(country, Start + (seconds * 1_000));
        _watch.Observe(2, CountryCode.Parse("NL"), Start);
        var again = new LocationWatch(new LocationOptions());
        var bytes = Saved(_watch);
        Assert.Equal(bytes.Length, again.Load(bytes));
        Assert.Equal(bytes, Saved(again));
        Assert.Equal(LocationRule.Interleaved, again.Observe(1, CountryCode.Parse("DE"), Start + 5_000).Rule);
        Assert.True(_watch.Observe(1, CountryCode.Parse("DE"), Start + 5_000).IsRefused);
        Assert.Equal(Saved(_watch), Saved(again));
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => again.Load(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void A_million_keys_do_not_grow_the_watch_and_a_refused_one_outlasts_them()
    {
        var watch = new LocationWatch(new LocationOptions { SubjectsMax = 1_000 });
        foreach (var country in new[] { "KR", "DE", "US" })
            watch.Observe(0, CountryCode.Parse(country), Start);
        for (var key = 1; key < 1_000_000; key++)
            watch.Observe(key, CountryCode.Parse("NL"), Start + (key / 10_000));
        Assert.Equal(1_000, watch.SubjectCount);
        Assert.True(watch.Read(0, Start + Minute).IsRefused);
    }

    [Fact]
    public void What_a_key_is_remembered_by_does_not_grow_with_traffic()
    {
        var chance = new Random(51);
        for (var i = 0; i < 100_000; i++)
            Observe($"{(char)('A' + chance.Next(26))}{(char)('A' + chance.Next(26))}", Start + (i * 10));
        Assert.InRange(Saved(_watch).Length, 1, 400);
    }

    [Fact]
    public void A_key_that_stays_in_one_country_costs_no_allocation()
    {
        var country = CountryCode.Parse("NL");
        for (var i = 0; i < 10; i++)
            _watch.Observe(1, country, Start + i);
        var allocations = Allocations.FromHere();
        for (var i = 10; i < 10_000; i++)
            _watch.Observe(1, country, Start + i);
        Assert.Equal(0, allocations.Bytes);
    }

    private void Trip(long nowMs)
    {
        Observe("KR", nowMs);
        Observe("DE", nowMs);
        Assert.Equal(LocationRule.Spread, Observe("US", nowMs).Rule);
    }

    private LocationVerdict Observe(string country, long nowMs) =>
        _watch.Observe(1, CountryCode.TryParse(country, out var code) ? code : default, nowMs);

    private static byte[] Saved(LocationWatch watch)
    {
        var target = new ArrayBufferWriter<byte>();
        watch.Save(target);
        return target.WrittenSpan.ToArray();
    }
}
