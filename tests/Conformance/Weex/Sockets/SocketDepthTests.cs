using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>Whoever follows a book by its changes has the book, and each change begins where the one before ended.</summary>
public sealed class SocketDepthTests
{
    private const int StepsMax = 300;

    [Fact]
    public async Task A_picture_then_changes_to_the_letter()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var order = await floor.OfferAsync(Side.Buy, 4_999_900, 100_000);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@depth15");
        await client.HearsAsync(
            """{"e":"depthSnapshot","E":1767323045000,"s":"BTCUSDT","U":1,"u":1,"l":15,"d":"SNAPSHOT","b":[["49999.00","1"]],"a":[]}"""
        );
        await floor.OfferAsync(Side.Sell, 5_000_000, 50_000);
        await client.HearsAsync(
            """{"e":"depth","E":1767323045000,"s":"BTCUSDT","U":1,"u":2,"l":15,"d":"CHANGED","b":[],"a":[["50000.00","0.5"]]}"""
        );
        Assert.Equal(
            """{"lastUpdateId":2,"bids":[["49999.00","1"]],"asks":[["50000.00","0.5"]]}""",
            await floor.GetAsync("/api/v3/market/depth?symbol=BTCUSDT")
        );
        await floor.AdvanceAsync(1);
        await floor.CancelAsync(order.Id);
        await client.HearsAsync(
            """{"e":"depth","E":1767323045001,"s":"BTCUSDT","U":2,"u":3,"l":15,"d":"CHANGED","b":[["49999.00","0"]],"a":[]}"""
        );
    }

    [Fact]
    public async Task Levels_that_leave_the_window_are_gone_and_come_back()
    {
        await using var floor = await MarketFloor.OpenAsync();
        for (var level = 1; level <= 16; level++)
            await floor.OfferAsync(Side.Sell, 5_000_000 + level, 10_000);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@depth15");
        await client.HearAsync();
        var best = await floor.OfferAsync(Side.Sell, 5_000_000, 10_000);
        Assert.EndsWith(
            """ "U":16,"u":17,"l":15,"d":"CHANGED","b":[],"a":[["50000.00","0.1"],["50000.15","0"]]} """.Trim(),
            await client.HearAsync()
        );
        // Behind the window nothing changes what is shown.
        await floor.OfferAsync(Side.Sell, 5_100_000, 10_000);
        await floor.CancelAsync(best.Id);
        Assert.EndsWith(
            """ "U":17,"u":19,"l":15,"d":"CHANGED","b":[],"a":[["50000.00","0"],["50000.15","0.1"]]} """.Trim(),
            await client.HearAsync()
        );
    }

    [Theory]
    [InlineData(1, 15, true), InlineData(20260131, 200, true), InlineData(2, 15, false), InlineData(20260201, 200, false)]
    public async Task The_changes_of_a_seeded_crowd_rebuild_exactly_the_book_that_is_asked_for(int seed, int levels, bool isSpot)
    {
        await using var floor = await MarketFloor.OpenAsync();
        var (path, rest) = isSpot ? (MarketFloor.SpotPath, "/api/v3") : (MarketFloor.ContractPath, "/capi/v3");
        var early = new Follower(await floor.WatchAsync(path, $"BTCUSDT@depth{levels}"));
        Follower? late = null;
        var crowd = new Crowd(floor, new Random(seed), isSpot);
        for (var step = 0; step < StepsMax; step++)
        {
            await crowd.StepAsync();
            if (step == StepsMax / 2)
                late = new Follower(await floor.WatchAsync(path, $"BTCUSDT@depth{levels}"));
        }

        // A new best bid is seen at every depth: with it everything before it has been told.
        await crowd.OfferAsync(Side.Buy, Crowd.Middle);
        var asked = await floor.GetAsync($"{rest}/market/depth?symbol=BTCUSDT&limit={levels}");
        foreach (var follower in new[] { early, late! })
        {
            await follower.FollowUntilAsync((long)JsonNode.Parse(asked)!["lastUpdateId"]!);
            Assert.Equal(asked, follower.Shown);
        }

        Assert.True(
            early.Changes > late!.Changes && late.Changes > 0,
            $"Seed {seed}: {early.Changes} and {late.Changes} changes were told."
        );
    }

    [Fact]
    public async Task While_time_goes_by_changes_come_together_at_most_twice_a_second()
    {
        await using var floor = await MarketFloor.OpenAsync(gate => gate with { LimitsFactor = 0 }, isClockRunning: true);
        var client = await floor.WatchAsync(MarketFloor.SpotPath, "BTCUSDT@depth15");
        var follower = new Follower(client);
        var beganMs = floor.Session.Venue.NowMs;
        var changes = 0;
        // However slow this machine is, orders go on until half a second has gone by three times.
        while (floor.Session.Venue.NowMs < beganMs + 1_500)
        {
            var order = await floor.OfferAsync(Side.Buy, 4_999_900 - changes % 10, 1_000);
            if (++changes % 3 != 0)
                await floor.CancelAsync(order.Id);
            else
                await floor.TakeAsync(Side.Sell, 4_999_800, 1_000);
        }

        await floor.OfferAsync(Side.Buy, 4_999_901, 1_000);
        await follower.FollowUntilAsync(
            (long)JsonNode.Parse(await floor.GetAsync("/api/v3/market/depth?symbol=BTCUSDT"))!["lastUpdateId"]!
        );
        var tookMs = floor.Session.Venue.NowMs - beganMs;
        Assert.True((follower.Changes - 1) * 500 <= tookMs, $"{follower.Changes} changes were told of {changes} in {tookMs} ms.");
    }

    /// <summary>Places, takes and cancels around a price, never through it.</summary>
    private sealed class Crowd(MarketFloor floor, Random chance, bool isSpot)
    {
        public const long Middle = 500_000;

        private readonly List<long> _open = [];

        public async Task StepAsync()
        {
            var side = chance.Next(2) == 0 ? Side.Buy : Side.Sell;
            var away = chance.Next(1, 60);
            switch (chance.Next(10))
            {
                case < 6:
                    await OfferAsync(side, side == Side.Buy ? Middle - away : Middle + away);
                    break;
                case < 8:
                    await TakeAsync(side, side == Side.Buy ? Middle + away : Middle - away);
                    break;
                case var _ when _open.Count > 0:
                    var order = _open[chance.Next(_open.Count)];
                    _open.Remove(order);
                    await (isSpot ? floor.CancelAsync(order) : floor.CancelContractAsync(order));
                    break;
            }
        }

        public async Task OfferAsync(Side side, long ticks)
        {
            var lots = chance.Next(1_000, 6_000);
            _open.Add(
                isSpot
                    ? (await floor.OfferAsync(side, ticks * 10, lots)).Id
                    : (await floor.OfferContractAsync(ActionOf(side), ticks, lots)).Id
            );
        }

        private Task TakeAsync(Side side, long ticks)
        {
            var lots = chance.Next(1_000, 9_000);
            return isSpot ? floor.TakeAsync(side, ticks * 10, lots) : floor.TakeContractAsync(ActionOf(side), ticks, lots);
        }

        private static OrderAction ActionOf(Side side) => side == Side.Buy ? OrderAction.Buy : OrderAction.Sell;
    }

    /// <summary>Does what a client does: takes the picture, then applies change after change, and trusts nothing but their numbers.</summary>
    private sealed class Follower(SocketClient client)
    {
        private readonly SortedDictionary<decimal, JsonNode> _bids = new(Comparer<decimal>.Create((left, right) => right.CompareTo(left)));
        private readonly SortedDictionary<decimal, JsonNode> _asks = [];
        private long? _update;

        public int Changes { get; private set; }

        public string Shown => $$"""{"lastUpdateId":{{_update}},"bids":[{{Text(_bids)}}],"asks":[{{Text(_asks)}}]}""";

        public async Task FollowUntilAsync(long update)
        {
            while (_update is null || _update < update)
                Apply(await client.HearJsonAsync());
        }

        private void Apply(JsonNode push)
        {
            var isPicture = _update is null;
            Assert.Equal(isPicture ? "depthSnapshot" : "depth", (string)push["e"]!);
            if (!isPicture)
            {
                Assert.Equal(_update, (long)push["U"]!);
                Assert.True((long)push["u"]! > _update, "A change that is none was told.");
                Changes++;
            }

            _update = (long)push["u"]!;
            Apply(_bids, push["b"]!.AsArray());
            Apply(_asks, push["a"]!.AsArray());
        }

        private static void Apply(SortedDictionary<decimal, JsonNode> side, JsonArray levels)
        {
            foreach (var level in levels)
            {
                var price = decimal.Parse((string)level![0]!, System.Globalization.CultureInfo.InvariantCulture);
                if ((string)level[1]! == "0")
                    Assert.True(side.Remove(price), $"{price} was not there.");
                else
                    side[price] = level;
            }
        }

        private static string Text(SortedDictionary<decimal, JsonNode> side) =>
            string.Join(",", side.Values.Select(level => level.ToJsonString()));
    }
}
