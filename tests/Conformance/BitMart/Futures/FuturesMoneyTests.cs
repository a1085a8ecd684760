using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart.Futures;

/// <summary>Money on its way into the contract wallet, and whom one brought here.</summary>
public sealed class FuturesMoneyTests
{
    private const string List = "/account/v1/transfer-contract-list";

    [Fact]
    public async Task A_demo_account_is_filled_from_the_tap_but_not_where_money_is_real()
    {
        await using var scene = await FuturesScene.StartAsync();
        var claimed = await scene.Demo.DoAsync("claim", new { });
        Assert.Equal("""{"currency":"USDT","amount":"10000"}""", claimed.ToJsonString());
        Assert.Equal("20000", (string)(await scene.Demo.ReadAsync("assets-detail"))[0]!["equity"]!);
        var signed = scene.Session.Signed("POST", "/contract/private/claim", "{}");
        (await scene.Session.SendAsync(signed.With("Host", "api-cloud-v2.bitmart.com"))).Is(Errors.HeaderKeyForbidden);
        (await scene.Session.SendAsync(signed.With("Host", "demo-api-cloud-v2.bitmart.com"))).Is(Errors.ContractOk);
        await scene.SettleAsync();
    }

    [Fact]
    public async Task Transfers_are_listed_whichever_way_they_are_asked_for()
    {
        await using var scene = await FuturesScene.StartAsync();
        foreach (var (amount, type) in new[] { ("10.5", "spot_to_contract"), ("3", "contract_to_spot") })
        {
            var body = $$"""{"currency":"USDT","amount":"{{amount}}","type":"{{type}}"}""";
            (await scene.Session.SendAsync("POST", "/account/v1/transfer-contract", body)).Is(Errors.AccountOk);
            await scene.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
        const string Newest =
            """{"transfer_id":"2","currency":"USDT","amount":"3","type":"contract_to_spot","state":"FINISHED","timestamp":1767323046000}""";
        const string Oldest =
            """{"transfer_id":"1","currency":"USDT","amount":"10.5","type":"spot_to_contract","state":"FINISHED","timestamp":1767323045000}""";
        Assert.Equal($$"""{"records":[{{Newest}},{{Oldest}}]}""", await Ask("POST", """{"page":1,"limit":10}"""));
        Assert.Equal($$"""{"records":[{{Newest}},{{Oldest}}]}""", await Ask("GET", "page=1&limit=10&recvWindow=5000"));
        Assert.Equal($$"""{"records":[{{Oldest}}]}""", await Ask("POST", """{"page":1,"limit":10,"time_end":1767323045000}"""));
        Assert.Equal("""{"records":[]}""", await Ask("GET", "page=2&limit=10"));
        (await scene.Session.SendAsync("GET", $"{List}?page=1&limit=9")).Is(Errors.AccountInvalidRequest);
        (await scene.Session.SendAsync("GET", $"{List}?limit=10")).Is(Errors.AccountInvalidRequest);
        (await scene.Session.SendAsync("GET", $"{List}?page=1&limit=10&currency=NOPE")).Is(Errors.CurrencyNotFound);

        async Task<string> Ask(string method, string given)
        {
            var target = method == "GET" ? $"{List}?{given}" : List;
            var reply = await scene.Session.SendAsync(method, target, method == "GET" ? "" : given);
            return reply.Is(Errors.AccountOk).Json["data"]!.ToJsonString();
        }
    }

    [Fact]
    public async Task Nothing_is_lent_against_contracts()
    {
        await using var scene = await FuturesScene.StartAsync();
        foreach (var query in new[] { "auto_repayment", "cross_collateral/interest_log" })
            Assert.Equal("""{"list":[],"total":0}""", (await scene.Demo.ReadAsync(query)).ToJsonString());
        var rate = await scene.Demo.ReadAsync("trade-fee-rate?symbol=BTCUSDT");
        Assert.Equal("""{"symbol":"BTCUSDT","taker_fee_rate":"0.0006","maker_fee_rate":"0.0002"}""", rate.ToJsonString());
    }

    [Theory]
    [InlineData(
        "rebate-list?page=1&size=10&currency=USDT",
        """{"total":0,"page":1,"size":10,"btc_rebate_sum":0,"usdt_rebate_sum":0,"eth_rebate_sum":0,"rebate_detail_page_data":[]}"""
    )]
    [InlineData("trade-list?user_id=1&type=1&page=2&size=5", """{"total":0,"page":2,"size":5,"list":[]}""")]
    [InlineData(
        "rebate-user?cid=7&start_time=1767000000&end_time=1767000001",
        """{"cid":7,"back_rate":"0","trading_vol_total":"0","trading_fee_total":"0","rebate_total":"0","trading_vol":"0","trading_fee":"0","rebate":"0"}"""
    )]
    [InlineData("rebate-api?cid=7&start_time=1767000000&end_time=1767000001", """{"api_trading_fee_total":"0","api_rebate_total":"0"}""")]
    [InlineData("invite-check?cid=7", """{"isInviteUser":false}""")]
    [InlineData(
        "rebate-inviteUser?start_time=1767000000&end_time=1767000001&page=1&size=50",
        """{"total":0,"page":1,"size":50,"list":[]}"""
    )]
    [InlineData(
        "deposit-withdrawal-list?cid=7&start_time=1767000000&end_time=1767000001&page=1&size=10",
        """{"total":0,"page":1,"size":10,"list":[]}"""
    )]
    [InlineData("aff-customer-info?userId=7", "{}")]
    public async Task Nobody_was_brought_here_by_anybody(string query, string expected)
    {
        await using var scene = await FuturesScene.StartAsync();
        Assert.Equal(expected, (await scene.Demo.ReadAsync("affiliate/" + query)).ToJsonString());
        (await scene.Demo.GetAsync("/contract/private/affiliate/" + query.Split('?')[0])).Is(Errors.ContractInvalidRequest);
    }
}
