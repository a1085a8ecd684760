using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Conformance.BitMart;

/// <summary>What the tests of the funding account have in common: a venue without limits, and money in it.</summary>
internal static class Funds
{
    /// <summary>A session whose calls are not counted.</summary>
    public static Task<Session> StartAsync() =>
        Session.StartAsync("bitmart", options => options with { Gate = options.Gate with { LimitsFactor = 0 } });

    public static async Task<JsonNode> DataAsync(this Session session, string target)
    {
        var reply = await session.SendAsync("GET", target);
        Assert.True(reply.Code == "1000", reply.Text);
        return reply.Json["data"]!;
    }

    /// <summary>The answer's data, to the letter.</summary>
    public static async Task<string> DataTextAsync(this Session session, string target)
    {
        var reply = await session.SendAsync("GET", target);
        Assert.True(reply.Code == "1000", reply.Text);
        return reply.Text[(reply.Text.IndexOf("\"data\":", StringComparison.Ordinal) + "\"data\":".Length)..^1];
    }

    public static Task CreditAsync(this Session session, long user, string wallet, string asset, string amount) =>
        session.ControlAsync(
            "POST",
            "/exchanges/bitmart/credit",
            new
            {
                user,
                asset,
                amount,
                wallet,
            }
        );

    /// <summary>What is available in a wallet, in the control API's eyes.</summary>
    public static async Task<string> AvailableAsync(this Session session, string exchange, long user, string wallet, string asset) =>
        (await session.ControlAsync("GET", $"/exchanges/{exchange}/balances?user={user}"))
            .AsArray()
            .Where(line => (string)line!["wallet"]! == wallet && (string)line["asset"]! == asset)
            .Select(line => (string)line!["available"]!)
            .SingleOrDefault("none");

    public static async Task ChecksHoldAsync(this Session session) =>
        Assert.True((await session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());

    /// <summary>Two strangers trade a little of the coin, and that is its price from now on. A price is given in cents.</summary>
    public static async Task TradeAsync(this Session session, string coin, long cents)
    {
        var (maker, taker) = (await session.NewUserAsync(), await session.NewUserAsync());
        await session.CreditAsync(maker, "spot", coin, "100");
        await session.CreditAsync(taker, "spot", "USDT", "100000");
        await PlaceAsync(maker, Side.Sell);
        await PlaceAsync(taker, Side.Buy);

        async Task PlaceAsync(long user, Side side)
        {
            var order = new SpotOrderRequest
            {
                Side = side,
                Kind = SpotOrderKind.Limit,
                TimeInForce = TimeInForce.GoodTillCancel,
                PriceTicks = cents,
                Lots = 1_000,
            };
            var placed = await session.Venue.World.ExecuteAsync(new PlaceSpotOrder(ExchangeId.BitMart, user, $"{coin}_USDT", order));
            Assert.True(placed.Value.IsOk, placed.Value.ToString());
        }
    }
}
