using System.Text.Json.Nodes;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>Contracts of practice lie in the same books as those of money, and no live endpoint shows or touches anything of them.</summary>
public sealed class ContractFloorTests
{
    private const string Practice = "BTCSUSDT";

    [Fact]
    public async Task What_is_practised_is_out_of_reach_of_the_live_endpoints()
    {
        await using var scene = await ContractScene.StartAsync();
        foreach (var who in new[] { scene.Ada, scene.Bob })
            await scene.Session.ControlAsync(
                "POST",
                "/exchanges/weex/credit",
                new
                {
                    user = who.User,
                    asset = "SUSDT",
                    amount = "10000",
                    wallet = "contract",
                }
            );
        await scene.Session.ControlAsync("POST", $"/exchanges/weex/contracts/{Practice}/index", new { price = "50000" });
        await PractiseAsync(scene.Bob, "SELL", "SHORT", "50000", "a");
        var order = await PractiseAsync(scene.Ada, "BUY", "LONG", "50000", "b");
        var resting = await PractiseAsync(scene.Ada, "BUY", "LONG", "49000", "c");
        var position = (long)(await scene.Ada.ReadAsync("sim/position/allPosition"))[0]!["id"]!;
        var before = await scene.Ada.TextAsync("sim/balance");

        foreach (var path in new[] { "openOrders", "order/history", "userTrades", "openAlgoOrders", "account/position/allPosition" })
            Assert.Equal("[]", await scene.Ada.TextAsync(path));
        Assert.Equal(["USDT"], (await scene.Ada.ReadAsync("account/balance")).AsArray().Select(one => (string)one!["asset"]!));
        var income = (await scene.Ada.PostAsync("account/income", new { })).Json["items"]!.AsArray();
        Assert.Equal(["USDT"], income.Select(one => (string)one!["asset"]!));
        Assert.DoesNotContain(Practice, await scene.Ada.TextAsync("account/symbolConfig"));
        foreach (var id in new[] { order, resting })
            Assert.Equal("-3200", (await scene.Ada.GetAsync($"order?orderId={id}")).Code);
        Assert.Equal("-3200", (await scene.Ada.DeleteAsync($"order?orderId={resting}")).Code);
        Assert.Equal("[]", (await scene.Ada.DeleteAsync("allOpenOrders")).Text);
        Assert.Equal("[]", (await scene.Ada.DeleteAsync("algoOpenOrders")).Text);
        Assert.Equal("[]", (await scene.Ada.PostAsync("closePositions", new { })).Text);
        Assert.False((bool)(await scene.Ada.PostAsync("closePositions", new { positionId = position })).Json[0]!["success"]!);
        var append = new { positionId = position, autoAppendMargin = true };
        (await scene.Ada.PostAsync("account/modifyAutoAppendMargin", append)).Is(Errors.ParamError);
        (await scene.Ada.PostAsync("account/leverage", new { symbol = Practice, crossLeverage = 5 })).Is(Errors.InvalidSymbol);

        Assert.Equal(before, await scene.Ada.TextAsync("sim/balance"));
        Assert.Single((await scene.Ada.ReadAsync("sim/position/allPosition")).AsArray());
        Assert.Equal("[]", await scene.Bob.TextAsync("order/history"));
        await scene.SettleAsync();
    }

    private static async Task<string> PractiseAsync(ContractTrader who, string side, string positionSide, string price, string name)
    {
        var order = new JsonObject
        {
            ["symbol"] = Practice,
            ["side"] = side,
            ["positionSide"] = positionSide,
            ["type"] = "LIMIT",
            ["quantity"] = "0.02",
            ["price"] = price,
            ["newClientOrderId"] = name,
        };
        var reply = await who.SendAsync("POST", "sim/order", order.ToJsonString());
        Assert.True((bool)reply.Json["success"]!, reply.Text);
        return (string)reply.Json["orderId"]!;
    }
}
