using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using static Kontor.Conformance.Weex.PartnerFloor;

namespace Kontor.Conformance.Weex;

/// <summary>What a partner sees of those it brought, added up from what they really did.</summary>
public sealed class PartnerTests
{
    private const long NowMs = MarketFloor.StartMs;

    [Fact]
    public async Task Partners_see_whom_they_brought_and_since_when()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        var taker =
            $$"""{"uid":"{{floor.Taker}}","registerTime":{{NowMs}},"kycResult":true,"inviteCode":"friends","firstDeposit":{{NowMs}},"lastDeposit":{{NowMs}}}""";
        Assert.Equal(
            $$"""{"channelUserInfoItemList":[{{taker}}],"pages":1,"pageSize":100,"total":1}""",
            await floor.GetAsync(Affiliate + "getAffiliateUIDs")
        );

        await floor.Floor.AdvanceAsync(1_000);
        await floor.TradeAsync();
        await floor.Floor.AdvanceAsync(1_000);
        await floor.TradeAsync();
        var seen = (await floor.ReadAsync(Affiliate + "getAffiliateUIDs"))["channelUserInfoItemList"]![0]!;
        Assert.Equal((NowMs + 1_000, NowMs + 2_000), ((long)seen["firstTrade"]!, (long)seen["lastTrade"]!));

        // Only those who registered within the time, and only those of one's own.
        Assert.Equal(0, await TotalAsync(floor, $"getAffiliateUIDs?startTime={NowMs + 1}"));
        Assert.Equal(1, await TotalAsync(floor, $"getAffiliateUIDs?uid={floor.Taker}"));
        Assert.Equal(0, await TotalAsync(floor, $"getAffiliateUIDs?uid={floor.Maker}"));
        Assert.Equal(
            """{"channelUserInfoItemList":[],"pages":1,"pageSize":1,"total":1}""",
            await floor.GetAsync(Affiliate + "getAffiliateUIDs?page=2&pageSize=1")
        );
    }

    [Fact]
    public async Task Partners_see_what_their_people_bring_in_and_trade()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.TradeAsync();
        // 1000 bitcoins at 50000, and three times 100 million dollars less the one that is of the practice coin.
        Assert.Equal(
            $$"""{"records":[{"uid":"{{floor.Taker}}","depositAmount":"250000000","withdrawalAmount":"0","spotTradingAmount":"5000","futuresTradingAmount":"8000","commission":"1.96"}],"pages":1,"pageSize":100,"total":1}""",
            await floor.GetAsync(Affiliate + "getChannelUserTradeAndAsset")
        );
        await floor.Session.ControlAsync(
            "POST",
            "/exchanges/weex/debit",
            new
            {
                user = floor.Taker,
                asset = "USDT",
                amount = "7.5",
            }
        );
        var line = (await floor.ReadAsync(Affiliate + "getChannelUserTradeAndAsset"))["records"]![0]!;
        Assert.Equal("7.5", (string)line["withdrawalAmount"]!);

        // What lies outside of the time is left out.
        await floor.Floor.AdvanceAsync(1_000);
        line = (await floor.ReadAsync(Affiliate + $"getChannelUserTradeAndAsset?startTime={NowMs + 1}"))["records"]![0]!;
        Assert.Equal(("0", "0", "0"), ((string)line["depositAmount"]!, (string)line["spotTradingAmount"]!, (string)line["commission"]!));
    }

    [Fact]
    public async Task A_partner_earns_its_share_of_every_fee()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.TradeAsync();
        // A buyer pays his fee in what he buys: a thousandth of a tenth of a bitcoin.
        Assert.Equal(
            $$"""{"channelCommissionInfoItems":[{"uid":{{floor.Taker}},"date":{{NowMs}},"coin":"BTC","productType":"SPOT","fee":"0.0001","commission":"0.00002","rate":"0.2","symbol":"BTCUSDT","sourceType":1,"takerAmount":"5000","makerAmount":"0"}],"pages":1,"pageSize":100,"total":1}""",
            await floor.GetAsync(Affiliate + "getAffiliateCommission")
        );
        Assert.Equal(
            $$"""{"channelCommissionInfoItems":[{"uid":{{floor.Taker}},"date":{{NowMs}},"coin":"USDT","productType":"FUTURES","fee":"4.8","commission":"0.96","rate":"0.2","symbol":"BTCUSDT","sourceType":1,"takerAmount":"8000","makerAmount":"0"}],"pages":1,"pageSize":100,"total":1}""",
            await floor.GetAsync(Affiliate + "getAffiliateCommission?productType=FUTURES&coin=USDT")
        );
        Assert.Equal(0, await TotalAsync(floor, "getAffiliateCommission?coin=USDT"));
        Assert.Equal(0, await TotalAsync(floor, $"getAffiliateCommission?endTime={NowMs - 1}"));

        // Nothing of it is paid out.
        var before = await floor.GetAsync("/api/v3/account");
        await floor.TradeAsync();
        Assert.Equal(before, await floor.GetAsync("/api/v3/account"));
        var second = await floor.ReadAsync(Affiliate + "getAffiliateCommission?page=2&pageSize=1");
        Assert.Equal((2, 2, 1), ((int)second["pages"]!, (int)second["total"]!, second["channelCommissionInfoItems"]!.AsArray().Count));
        Assert.Empty(
            (await floor.ReadAsync(Affiliate + "getAffiliateCommission?page=3&pageSize=1"))["channelCommissionInfoItems"]!.AsArray()
        );
    }

    [Fact]
    public async Task Without_a_share_nothing_is_earned()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/referrals", new { rebatePpm = 0 });
        await floor.TradeAsync();
        var row = (await floor.ReadAsync(Affiliate + "getAffiliateCommission"))["channelCommissionInfoItems"]![0]!;
        Assert.Equal(("0.0001", "0", "0"), ((string)row["fee"]!, (string)row["commission"]!, (string)row["rate"]!));
    }

    [Theory]
    [InlineData("POST"), InlineData("GET")]
    public async Task A_partner_sees_day_by_day_what_those_traded_whom_its_people_brought(string method)
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.TradeAsync();
        await floor.Floor.AdvanceAsync(86_400_000);
        await floor.TradeAsync();
        await floor.TradeAsync();
        Task<Reply> AskAsync(string product) =>
            method == "GET"
                ? floor.Session.SendAsync("GET", Affiliate + $"querySubChannelTransactions?productType={product}")
                : floor.Session.SendAsync("POST", Affiliate + "querySubChannelTransactions", $$"""{"productType":"{{product}}"}""");

        // The maker is the one whom the taker brought: a seller's fee is a thousandth of what he gets.
        Assert.Equal(
            $$"""{"records":[{"subAffiliateUid":"{{floor.Taker}}","productType":"SPOT","date":"2026-01-03","tradingVolume":"10000","netTradingFee":"10","paidCommission":"2"},{"subAffiliateUid":"{{floor.Taker}}","productType":"SPOT","date":"2026-01-02","tradingVolume":"5000","netTradingFee":"5","paidCommission":"1"}],"total":2,"size":100,"current":1,"pages":1}""",
            (await AskAsync("SPOT")).Text
        );
        Assert.Equal("16000", (string)(await AskAsync("FUTURES")).Json["records"]![0]!["tradingVolume"]!);
        (await AskAsync("OPTIONS")).Is(Errors.ParamError);
        (await AskAsync("")).Is(Errors.ParamEmpty);
    }

    [Fact]
    public async Task Somebody_is_a_partners_customer_or_not()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        Assert.Equal(
            $$"""[{"uid":{{floor.Taker}},"isRefferal":true},{"uid":{{floor.Maker}},"isRefferal":false},{"uid":99,"isRefferal":false}]""",
            await floor.GetAsync(Agency + $"verifyReferrals?userIds={floor.Taker},{floor.Maker},99")
        );
        (await floor.Session.SendAsync("GET", Agency + "verifyReferrals")).Is(Errors.ParamEmpty);
        (await floor.Session.SendAsync("GET", Agency + "verifyReferrals?userIds=1,x")).Is(Errors.ParamError);
        var many = string.Join(',', Enumerable.Range(1, 101));
        (await floor.Session.SendAsync("GET", Agency + "verifyReferrals?userIds=" + many)).Is(Errors.ParamValidateError);
    }

    [Fact]
    public async Task A_partner_sees_what_a_customer_has()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.TradeAsync();
        var assets = await floor.ReadAsync(Agency + $"getAssert?userId={floor.Taker}");
        // 1000 bitcoins and what was bought of them less the fee, at 50000, and the dollars that were not spent on it.
        Assert.Equal("149999995", (string)assets["spotProTotalUsdt"]!);
        Assert.Equal("99999995.2", (string)assets["unimarginTotalUsdt"]!);
        Assert.Equal(("0", "250000000"), ((string)assets["fundingTotalUsdt"]!, (string)assets["depositTotalAmount"]!));
        Assert.Equal(
            $$"""[{"coin":"SUSDT","amount":"100000000","time":{{NowMs}}},{"coin":"USDT","amount":"100000000","time":{{NowMs}}},{"coin":"USDT","amount":"100000000","time":{{NowMs}}},{"coin":"BTC","amount":"1000","time":{{NowMs}}}]""",
            assets["depositList"]!.ToJsonString()
        );
        Assert.Equal(
            "0",
            (string)(await floor.ReadAsync(Agency + $"getAssert?userId={floor.Taker}&endTime=2026-01-01"))["depositTotalAmount"]!
        );
        (await floor.Session.SendAsync("GET", Agency + "getAssert")).Is(Errors.ParamEmpty);
        (await floor.Session.SendAsync("GET", Agency + "getAssert?userId=x")).Is(Errors.ParamError);
        (await floor.Session.SendAsync("GET", Agency + $"getAssert?userId={floor.Maker}")).Is(Errors.PermissionDenied);
    }

    [Fact]
    public async Task A_partner_sees_what_customers_trade()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.TradeAsync();
        var line =
            $$"""{"userId":{{floor.Taker}},"spotDealAmountUsdt":"5000","futuresProDealAmountUsdt":"8000","spotProDealAmountUsdtTemp":"5000","startTime":"2026-01-01","endTime":"2026-01-02"}""";
        Assert.Equal($$"""{"data":[{{line}}]}""", await floor.GetAsync(Agency + "getDealData?startTime=2026-01-01&endTime=2026-01-02"));
        Assert.Equal(
            $$"""{"data":[{{line}}]}""",
            await floor.GetAsync(
                Agency + $"getDealData?userIds={floor.Maker}&userIds={floor.Taker}&startTime=2026-01-01&endTime=2026-01-02"
            )
        );
        Assert.Equal("""{"data":[]}""", await floor.GetAsync(Agency + $"getDealData?userIds={floor.Maker}"));
        var before = (await floor.ReadAsync(Agency + "getDealData?endTime=2026-01-01"))["data"]![0]!;
        Assert.Equal(("0", "2025-10-03"), ((string)before["spotDealAmountUsdt"]!, (string)before["startTime"]!));
        (await floor.Session.SendAsync("GET", Agency + "getDealData?userIds=x")).Is(Errors.ParamError);
        (await floor.Session.SendAsync("GET", Agency + "getDealData?startTime=20260101")).Is(Errors.ParamError);
        (await floor.Session.SendAsync("GET", Agency + "getDealData?endTime=2026-02-30")).Is(Errors.ParamError);
        (await floor.Session.SendAsync("GET", Agency + "getDealData?startTime=2026-01-02&endTime=2026-01-01")).Is(
            Errors.StartTimeAfterEndTime
        );
    }

    private static async Task<int> TotalAsync(PartnerFloor floor, string question) =>
        (int)(await floor.ReadAsync(Affiliate + question))["total"]!;
}
