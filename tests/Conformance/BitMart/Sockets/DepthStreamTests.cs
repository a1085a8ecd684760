using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Matching;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>Whoever follows a book by its changes has the book.</summary>
public sealed class DepthStreamTests
{
    private const int OrdersMax = 400;
    private const int LevelsOfRest = 50;

    [Fact]
    public async Task A_picture_then_changes_to_the_letter()
    {
        await using var floor = await SocketFloor.OpenAsync();
        var order = await floor.OfferAsync(Side.Buy, 4_999_900, 100_000);
        var client = await floor.SpotAsync("spot/depth/increase100:BTC_USDT");
        await client.HearsAsync(
            """{"table":"spot/depth/increase100","data":[{"symbol":"BTC_USDT","type":"snapshot","version":1,"asks":[],"bids":[["49999.00","1.00000"]],"ms_t":1767323045000}]}"""
        );
        await floor.OfferAsync(Side.Sell, 5_000_000, 50_000);
        await client.HearsAsync(
            """{"table":"spot/depth/increase100","data":[{"symbol":"BTC_USDT","type":"update","version":2,"asks":[["50000.00","0.50000"]],"bids":[],"ms_t":1767323045000}]}"""
        );
        await floor.AdvanceAsync(1);
        await floor.CancelAsync(order.Id);
        await client.HearsAsync(
            """{"table":"spot/depth/increase100","data":[{"symbol":"BTC_USDT","type":"update","version":3,"asks":[],"bids":[["49999.00","0"]],"ms_t":1767323045001}]}"""
        );
        // Who comes now is told of version 3, and the fourth fits both.
        var late = await floor.SpotAsync("spot/depth/increase100:BTC_USDT");
        await late.HearsAsync(
            """{"table":"spot/depth/increase100","data":[{"symbol":"BTC_USDT","type":"snapshot","version":3,"asks":[["50000.00","0.50000"]],"bids":[],"ms_t":1767323045001}]}"""
        );
        await floor.TakeAsync(Side.Buy, 5_000_000, 10_000);
        var update =
            """{"table":"spot/depth/increase100","data":[{"symbol":"BTC_USDT","type":"update","version":4,"asks":[["50000.00","0.40000"]],"bids":[],"ms_t":1767323045001}]}""";
        await client.HearsAsync(update);
        await late.HearsAsync(update);
    }

    [Theory, InlineData(1), InlineData(20260131)]
    public async Task The_changes_of_a_seeded_crowd_rebuild_exactly_the_book_that_is_shown(int seed)
    {
        await using var floor = await SocketFloor.OpenAsync();
        var early = new Follower(await floor.SpotAsync("spot/depth/increase100:BTC_USDT"));
        Follower? late = null;
        var chance = new Random(seed);
        var open = new List<long>();
        for (var step = 0; step < OrdersMax; step++)
        {
            await StepAsync(floor, chance, open);
            if (step == OrdersMax / 2)
                late = new Follower(await floor.SpotAsync("spot/depth/increase100:BTC_USDT"));
        }

        // An order that stands apart tells when everything before it has been heard.
        await floor.OfferAsync(Side.Buy, 1_000_000, 77_777);
        var shown = (await floor.Session.SendBareAsync("GET", $"/spot/quotation/v3/books?symbol=BTC_USDT&limit={LevelsOfRest}")).Json[
            "data"
        ]!;
        foreach (var follower in new[] { early, late! })
        {
            await follower.FollowUntilAsync("10000.00");
            foreach (var side in new[] { "asks", "bids" })
                Assert.Equal(shown[side]!.ToJsonString(), follower.Best(side, LevelsOfRest));
        }

        Assert.True(late!.FirstVersion > 1, $"Seed {seed}: nobody was late.");
    }

    [Fact]
    public async Task Levels_that_fall_out_of_sight_come_back()
    {
        await using var floor = await SocketFloor.OpenAsync();
        for (var level = 1; level <= 100; level++)
            await floor.OfferAsync(Side.Sell, 5_000_000 + level, 10_000);
        var client = await floor.SpotAsync("spot/depth/increase100:BTC_USDT");
        await client.HearAsync();
        var best = await floor.OfferAsync(Side.Sell, 5_000_000, 10_000);
        Assert.Contains(""" "asks":[["50000.00","0.10000"],["50001.00","0"]] """.Trim(), await client.HearAsync());
        await floor.CancelAsync(best.Id);
        Assert.Contains(""" "asks":[["50000.00","0"],["50001.00","0.10000"]] """.Trim(), await client.HearAsync());
    }

    private static async Task StepAsync(SocketFloor floor, Random chance, List<long> open)
    {
        var side = chance.Next(2) == 0 ? Side.Buy : Side.Sell;
        var away = chance.Next(1, 150);
        switch (chance.Next(10))
        {
            case < 6:
                open.Add((await floor.OfferAsync(side, 5_000_000 + (side == Side.Buy ? -away : away), chance.Next(10_000, 60_000))).Id);
                break;
            case < 8:
                await floor.TakeAsync(side, 5_000_000 + (side == Side.Buy ? away : -away), chance.Next(10_000, 90_000));
                break;
            case var _ when open.Count > 0:
                var order = open[chance.Next(open.Count)];
                open.Remove(order);
                // It may have been filled meanwhile; then there is nothing to cancel.
                await floor.World.ExecuteAsync(
                    new World.Spot.CancelSpotOrder(
                        World.Ledger.ExchangeId.BitMart,
                        floor.Maker,
                        SocketFloor.Spot,
                        World.Spot.SpotOrderKey.Of(order)
                    )
                );
                break;
        }
    }

    /// <summary>Does what a client does: takes the picture, then applies change after change, and trusts nothing but their versions.</summary>
    private sealed class Follower(SocketClient client)
    {
        private readonly Dictionary<string, SortedDictionary<decimal, string>> _sides = new()
        {
            ["asks"] = [],
            ["bids"] = new(Comparer<decimal>.Create(static (left, right) => right.CompareTo(left))),
        };
        private long _version;

        public long FirstVersion { get; private set; }

        public async Task FollowUntilAsync(string bid)
        {
            while (!_sides["bids"].ContainsKey(decimal.Parse(bid)))
                Apply((await client.HearJsonAsync())["data"]![0]!);
        }

        public string Best(string side, int levels) =>
            "[" + string.Join(",", _sides[side].Take(levels).Select(level => $"[\"{level.Key:0.00}\",\"{level.Value}\"]")) + "]";

        private void Apply(JsonNode push)
        {
            var version = (long)push["version"]!;
            if ((string)push["type"]! == "snapshot")
                FirstVersion = version;
            else
                Assert.Equal(_version + 1, version);
            _version = version;
            foreach (var (name, levels) in _sides)
            {
                foreach (var level in push[name]!.AsArray())
                {
                    var (price, size) = (decimal.Parse((string)level![0]!), (string)level[1]!);
                    if (size == "0")
                        Assert.True(levels.Remove(price), $"{name} {price} was not there.");
                    else
                        levels[price] = size;
                }
            }
        }
    }
}
