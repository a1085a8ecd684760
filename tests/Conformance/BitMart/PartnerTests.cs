using Kontor.Conformance.BitMart.Futures;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>What a partner is told of those he brought here: a buyer, who pays for contracts and for coins.</summary>
public sealed class PartnerTests
{
    // Seconds. The venue stands at 1767323045.
    private const string Span = "start_time=1767320000&end_time=1767323045";
    private const string Before = "start_time=1767320000&end_time=1767323044";

    [Fact]
    public async Task A_partner_sees_what_his_people_trade_and_what_he_earns_by_it()
    {
        await using var scene = await FuturesScene.StartAsync();
        var (seller, buyer) = (await scene.NewTraderAsync(), await scene.NewTraderAsync());
        await InviteAsync(scene, buyer.User);
        await seller.DoneAsync(4, 100, "50000");
        await buyer.DoneAsync(1, 100, "50000");

        // A hundred contracts of a thousandth are 5000 dollars. Whoever takes pays six in ten thousand, and a fifth of that is the partner's.
        Assert.Equal(
            $$"""{"total":1,"page":1,"size":10,"btc_rebate_sum":0,"usdt_rebate_sum":0.6,"eth_rebate_sum":0,"rebate_detail_page_data":[{"rebate_coin":"USDT","trade_user_id":{{buyer.User}},"total_rebate_amount":0.6,"user_type":1}]}""",
            await AskAsync(scene, "rebate-list?page=1&size=10&currency=USDT")
        );
        Assert.Contains(
            "\"usdt_rebate_sum\":0,",
            await AskAsync(scene, "rebate-list?page=1&size=10&currency=BTC"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"total\":0",
            await AskAsync(scene, "rebate-list?page=1&size=10&currency=USDT&register_end_time=1767323044"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $$"""{"total":1,"page":1,"size":5,"list":[{"user_id":{{buyer.User}},"user_type":1,"create_time":1767323045000,"symbol":"BTCUSDT","open_type":2,"way":1,"select_copy_trade":2,"deal_price":50000,"deal_vol":100,"fee":3,"realised_profit":0}]}""",
            await AskAsync(scene, $"trade-list?user_id={buyer.User}&type=1&page=1&size=5")
        );
        Assert.Equal(
            """{"total":0,"page":1,"size":5,"list":[]}""",
            await AskAsync(scene, $"trade-list?user_id={buyer.User}&type=2&page=1&size=5")
        );
        Assert.Equal(
            """{"total":0,"page":1,"size":5,"list":[]}""",
            await AskAsync(scene, $"trade-list?user_id={seller.User}&type=1&page=1&size=5")
        );
        Assert.Equal(
            $$"""{"cid":{{buyer.User}},"back_rate":"0.2","trading_vol_total":"5000","trading_fee_total":"3","rebate_total":"0.6","trading_vol":"5000","trading_fee":"3","rebate":"0.6"}""",
            await AskAsync(scene, $"rebate-user?cid={buyer.User}&{Span}")
        );
        Assert.Contains(
            "\"trading_vol_total\":\"5000\",\"trading_fee_total\":\"3\",\"rebate_total\":\"0.6\",\"trading_vol\":\"0\"",
            await AskAsync(scene, $"rebate-user?cid={buyer.User}&{Before}"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            """{"api_trading_fee_total":"3","api_rebate_total":"0.6"}""",
            await AskAsync(scene, $"rebate-api?cid={buyer.User}&{Span}")
        );
        Assert.Equal("""{"isInviteUser":true}""", await AskAsync(scene, $"invite-check?cid={buyer.User}"));
        Assert.Equal("""{"isInviteUser":false}""", await AskAsync(scene, $"invite-check?cid={seller.User}"));
    }

    [Fact]
    public async Task An_order_that_is_still_open_counts_with_what_it_has_paid()
    {
        await using var scene = await FuturesScene.StartAsync();
        var (seller, buyer) = (await scene.NewTraderAsync(), await scene.NewTraderAsync());
        await InviteAsync(scene, buyer.User);
        await seller.DoneAsync(4, 50, "50000");
        await buyer.DoneAsync(1, 100, "50000");
        Assert.Contains(
            "\"api_trading_fee_total\":\"1.5\"",
            await AskAsync(scene, $"rebate-api?cid={buyer.User}&{Span}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_broker_gets_a_share_of_spot_fees_day_by_day()
    {
        await using var floor = await SpotFloor.OpenAsync();
        var bob = (await floor.Session.ControlAsync("GET", "/users")).AsArray()[^1]!["id"]!.GetValue<long>();
        await floor.Session.ControlAsync("POST", $"/exchanges/bitmart/users/{bob}/inviter", new { inviter = 1, code = "broker" });
        await floor.TradeAsync("0.1", "50000");
        // Without an agreement about a share there is nothing to list.
        Assert.Equal("""{"rebates":{}}""", await RebatesAsync(floor, ""));
        await floor.Session.ControlAsync("PATCH", "/exchanges/bitmart/referrals", new { rebatePpm = 200_000 });
        var first = await RebatesAsync(floor, "");
        await floor.AdvanceAsync(86_400);
        await floor.TradeAsync("0.2", "50000");
        Assert.Equal(
            """{"rebates":{"2026-01-02":[{"currency":"USDT","rebate_amount":"1"}],"2026-01-03":[{"currency":"USDT","rebate_amount":"2"}]}}""",
            await RebatesAsync(floor, "")
        );
        Assert.Equal(first, await RebatesAsync(floor, "?end_time=1767323045"));
        Assert.Equal("""{"rebates":{}}""", await RebatesAsync(floor, "?end_time=1767323044"));
    }

    private static async Task InviteAsync(FuturesScene scene, long user)
    {
        await scene.Session.ControlAsync(
            "POST",
            $"/exchanges/bitmart/users/{user}/inviter",
            new { inviter = scene.Demo.User, code = "club" }
        );
        await scene.Session.ControlAsync("PATCH", "/exchanges/bitmart/referrals", new { rebatePpm = 200_000 });
    }

    private static async Task<string> AskAsync(FuturesScene scene, string question) =>
        (await scene.Demo.ReadAsync("affiliate/" + question)).ToJsonString();

    private static async Task<string> RebatesAsync(SpotFloor floor, string range) =>
        SpotFloor.Data((await floor.GetAsync("/spot/v1/broker/rebate" + range)).Is(Errors.SpotOk));
}
