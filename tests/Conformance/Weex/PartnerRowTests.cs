using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;
using static Kontor.Conformance.Weex.PartnerFloor;

namespace Kontor.Conformance.Weex;

/// <summary>What partners are refused, each from its cause, and what they send to their customers.</summary>
public sealed class PartnerRowTests
{
    private const long NowMs = MarketFloor.StartMs;
    private const long DayMs = 86_400_000;
    private const string Withdraw = Affiliate + "internalWithdrawal";

    [Theory]
    [InlineData("GET", Affiliate + "getAffiliateUIDs")]
    [InlineData("GET", Affiliate + "getChannelUserTradeAndAsset")]
    [InlineData("GET", Affiliate + "getAffiliateCommission")]
    [InlineData("POST", Affiliate + "querySubChannelTransactions")]
    [InlineData("POST", Withdraw)]
    [InlineData("GET", Agency + "verifyReferrals?userIds=1")]
    [InlineData("GET", Agency + "getAssert?userId=1")]
    [InlineData("GET", Agency + "getDealData")]
    public async Task Who_brought_nobody_is_no_partner_unless_his_key_is_a_brokers(string method, string target)
    {
        await using var floor = await PartnerFloor.OpenAsync();
        await floor.BecomeAsync(floor.Maker);
        var body = method == "POST" ? "{}" : "";
        (await floor.Session.SendAsync(method, target, body)).Is(Errors.PermissionDenied);
        await floor.Session.ControlAsync("POST", "/brokers", new { id = "house-of-ada" });
        await floor.BecomeAsync(floor.Maker, new { broker = "house-of-ada" });
        var answer = await floor.Session.SendAsync(method, target, body);
        // A broker without customers is asked for what is missing, or hears that there is nothing; only strangers stay strangers.
        if (target.Contains("getAssert", StringComparison.Ordinal))
            answer.Is(Errors.PermissionDenied);
        else if (method == "POST")
            answer.Is(Errors.ParamEmpty);
        else
            Assert.Equal(200, (int)answer.Status);
    }

    [Theory]
    [InlineData("getAffiliateUIDs", 90)]
    [InlineData("getChannelUserTradeAndAsset", 90)]
    [InlineData("getAffiliateCommission", 92)]
    [InlineData("querySubChannelTransactions", 90, "&productType=SPOT")]
    public async Task Times_lie_within_a_year_and_not_too_far_apart(string name, int daysMax, string more = "")
    {
        await using var floor = await PartnerFloor.OpenAsync();
        Task<Reply> AskAsync(string times) => floor.Session.SendAsync("GET", $"{Affiliate}{name}?{times}{more}");

        var wide = NowMs - (daysMax * DayMs);
        Assert.Equal(200, (int)(await AskAsync($"startTime={wide}&endTime={NowMs}")).Status);
        (await AskAsync($"startTime={wide - 1}&endTime={NowMs}")).IsSaying(
            Errors.QueryTimeOutOfRangeSpanTooWide,
            $"Time range cannot exceed {daysMax} days."
        );
        var old = NowMs - (365 * DayMs);
        Assert.Equal(200, (int)(await AskAsync($"startTime={old}&endTime={old + DayMs}")).Status);
        (await AskAsync($"startTime={old - 1}&endTime={old}")).IsSaying(
            Errors.QueryTimeOutOfRangeStartTooOld,
            "startTime must be within the last 365 days."
        );
        (await AskAsync($"startTime={NowMs}&endTime={NowMs - 1}")).Is(Errors.StartTimeAfterEndTime);
        (await AskAsync("startTime=1767323045")).Is(Errors.ParamValidateErrorStartTime);
        (await AskAsync("endTime=soon")).Is(Errors.ParamValidateErrorEndTime);
        (await AskAsync("pageSize=101")).Is(Errors.ParamValidateErrorLimitRange);
        (await AskAsync("pageSize=0")).Is(Errors.ParamValidateErrorLimitRange);
        (await AskAsync(name == "querySubChannelTransactions" ? "pageNum=0" : "page=0")).Is(Errors.ParamValidateError);
        (await AskAsync(name == "querySubChannelTransactions" ? "subUid=x" : "uid=x")).Is(Errors.ParamError);
    }

    [Theory]
    [InlineData("coin=EUR"), InlineData("productType=spot")]
    public async Task A_commission_is_in_a_coin_and_of_a_product(string question)
    {
        await using var floor = await PartnerFloor.OpenAsync();
        (await floor.Session.SendAsync("GET", $"{Affiliate}getAffiliateCommission?{question}")).Is(Errors.ParamError);
    }

    [Fact]
    public async Task Money_goes_to_a_customer_and_the_answer_is_the_transfers_number_alone()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        var reply = await floor.Session.SendAsync("POST", Withdraw, Order(floor.Taker, "1.500001"));
        Assert.Equal(("\"820000000000000001\"", 200), (reply.Text, (int)reply.Status));
        reply = await floor.Session.SendAsync(
            "POST",
            Withdraw,
            Order(floor.Taker, "2.50", ""","fromAccountType":"FUND","toAccountType":"FUND" """)
        );
        Assert.Equal("\"820000000000000002\"", reply.Text);

        var funding = await floor.Session.SendAsync("POST", "/api/v3/account/fundingBills", """{"pageSize":1}""");
        Assert.Equal("-2.5", (string)funding.Json["items"]![0]!["deltaAmount"]!);
        await floor.BecomeAsync(floor.Taker);
        var bill = (await floor.Session.SendAsync("POST", "/api/v3/account/bills", """{"limit":1}""")).Json[0]!;
        Assert.Equal(("transfer_in", "1.500001"), ((string)bill["bizType"]!, (string)bill["deltaAmount"]!));
    }

    [Theory]
    [InlineData("""{"coin":"USDT","amount":"1"}""", "toUserId")]
    [InlineData("""{"toUserId":2,"amount":"1"}""", "coin")]
    [InlineData("""{"toUserId":2,"coin":"USDT"}""", "amount")]
    public async Task Who_gets_how_much_of_what_has_to_be_said(string order, string missing)
    {
        await using var floor = await PartnerFloor.OpenAsync();
        (await floor.Session.SendAsync("POST", Withdraw, order)).IsSaying(Errors.ParamEmpty, $"Parameter '{missing}' cannot be empty.");
    }

    [Theory]
    [InlineData("toUserId", "\"x\""), InlineData("coin", "\"EUR\""), InlineData("amount", "\"0\"")]
    [InlineData("amount", "\"-1\""), InlineData("fromAccountType", "\"CONTRACT\""), InlineData("toAccountType", "\"spot\"")]
    public async Task A_transfer_names_a_user_a_coin_an_amount_and_wallets(string name, string value)
    {
        await using var floor = await PartnerFloor.OpenAsync();
        var order = System.Text.Json.Nodes.JsonNode.Parse(Order(floor.Taker, "1"))!.AsObject();
        order[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        (await floor.Session.SendAsync("POST", Withdraw, order.ToJsonString())).IsSaying(
            Errors.ParamError,
            $"Parameter '{name}' is invalid."
        );
    }

    [Fact]
    public async Task A_transfer_is_refused_for_what_is_the_matter_with_it()
    {
        await using var floor = await PartnerFloor.OpenAsync();
        Task<Reply> SendAsync(long to, string amount) => floor.Session.SendAsync("POST", Withdraw, Order(to, amount));

        (await SendAsync(floor.Taker, "1.0000001")).Is(Errors.DecimalPrecisionError);
        (await SendAsync(floor.Maker, "1")).Is(Errors.PermissionDenied);
        (await SendAsync(floor.PartnerNumber, "1")).Is(Errors.PermissionDenied);
        (await SendAsync(99, "1")).Is(Errors.PermissionDenied);
        var poor = await SendAsync(floor.Taker, "100000.000001");
        Assert.Equal((400, """{"code":-1054,"msg":"FAILED_PRECONDITION: available amount not enough"}"""), ((int)poor.Status, poor.Text));

        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/currencies/USDT", new { withdraw = false });
        (await SendAsync(floor.Taker, "1")).IsSaying(Errors.ParamError, "Parameter 'coin' is invalid.");
        await floor.Session.ControlAsync("PATCH", "/exchanges/weex/currencies/USDT", new { withdraw = true });
        await floor.Session.ControlAsync("PATCH", $"/exchanges/weex/users/{floor.PartnerNumber}/funding", new { withdraw = false });
        (await SendAsync(floor.Taker, "1")).Is(Errors.ForbiddenAccess);

        await floor.BecomeAsync(floor.PartnerNumber, new { permissions = new[] { "read", "trade", "futures" } });
        (await SendAsync(floor.Taker, "1")).Is(Errors.InsufficientPermissions);
    }

    private static string Order(long to, string amount, string more = "") =>
        $$"""{"toUserId":{{to}},"coin":"USDT","amount":"{{amount}}"{{more}}}""";
}

internal static class PartnerReplies
{
    /// <summary>Asserts the row and its message to the letter.</summary>
    public static void IsSaying(this Reply reply, Kontor.Catalog.ErrorRow row, string message)
    {
        reply.Is(row);
        Assert.Equal(message, (string)reply.Json["msg"]!);
    }
}
