using System.Globalization;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Coins that leave the house, and those that only change hands in it.</summary>
public sealed class WithdrawalTests
{
    private const string Charge = "/account/v1/withdraw/charge";
    private const string Tron = "/exchanges/bitmart/currencies/USDT/networks/TRC20";
    private const string Ada = "/exchanges/bitmart/users/1";
    private const string Stranger = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";

    [Fact]
    public async Task The_charge_answers_to_the_letter_and_its_quota_shrinks()
    {
        await using var session = await Funds.StartAsync();
        Assert.Equal(
            """{"today_available_withdraw_BTC":"100.0000","min_withdraw":"10","withdraw_precision":8,"withdraw_fee":"1","withdraw_Precision_GeTen":8}""",
            await session.DataTextAsync(Charge + "?currency=USDT-TRC20")
        );
        (await ApplyAsync(session, "100000")).Is(Errors.AccountOk);
        var left = await session.DataAsync(Charge + "?currency=USDT-TRC20");
        Assert.Equal("98.5000", (string)left["today_available_withdraw_BTC"]!);
        await session.Venue.AdvanceAsync(TimeSpan.FromDays(1));
        left = await session.DataAsync(Charge + "?currency=USDT-TRC20");
        Assert.Equal("100.0000", (string)left["today_available_withdraw_BTC"]!);
    }

    [Fact]
    public async Task The_charge_is_refused_where_nothing_may_go_out()
    {
        await using var session = await Funds.StartAsync();
        (await session.SendAsync("GET", Charge)).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", Charge + "?currency=USDT-NOPE")).Is(Errors.CurrencyNotFound);
        (await session.SendAsync("GET", Charge + "?currency=HLX")).Is(Errors.CurrencyActionNotSupported);
        await session.ControlAsync("PATCH", Tron, new { withdraw = false });
        (await session.SendAsync("GET", Charge + "?currency=USDT-TRC20")).Is(Errors.WithdrawClosed);
        await session.ControlAsync("PATCH", Ada + "/funding", new { withdraw = false });
        (await session.SendAsync("GET", Charge + "?currency=USDT")).Is(Errors.WithdrawNotAllowed);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { permissions = new[] { "read", "trade" } });
        (await session.SendAsync("GET", Charge + "?currency=USDT")).Is(Errors.HeaderKeyForbidden);
    }

    [Fact]
    public async Task A_withdrawal_goes_from_create_to_success_as_blocks_come_and_arrives_at_the_other_house()
    {
        await using var session = await Funds.StartAsync();
        var address = await SavedAsync(session);
        var arrivedBefore = await session.AvailableAsync("weex", 1, "funding", "USDT");
        var applied = session.Venue.NowMs;
        var id = (string)(await ApplyAsync(session, "100")).Is(Errors.AccountOk).Json["data"]!["withdraw_id"]!;
        Assert.Equal("99900.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
        await ExpectAsync(0, "");

        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(5));
        await ExpectAsync(1, "");
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(3));
        var record = (await session.DataAsync($"/account/v1/deposit-withdraw/detail?id={id}"))["record"]!;
        var txId = (string)record["tx_id"]!;
        Assert.Equal(64, txId.Length);
        await ExpectAsync(2, txId);
        // The nineteenth block is the last that is needed.
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds((18 * 3_000) - 1));
        await ExpectAsync(2, txId);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await ExpectAsync(3, txId);

        Assert.Equal("99900.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
        var arrived = await session.AvailableAsync("weex", 1, "funding", "USDT");
        Assert.Equal(99m, Number(arrived) - Number(arrivedBefore));
        await session.ChecksHoldAsync();

        async Task ExpectAsync(int status, string tx) =>
            Assert.Equal(
                $$$"""{"record":{"withdraw_id":"{{{id}}}","deposit_id":"","operation_type":"withdraw","currency":"USDT-TRC20","apply_time":{{{applied}}},"arrival_amount":"99.00000000","fee":"1.00000000","status":{{{status}}},"address":"{{{address}}}","address_memo":"","tx_id":"{{{tx}}}"}}""",
                await session.DataTextAsync($"/account/v1/deposit-withdraw/detail?id={id}")
            );
    }

    [Fact]
    public async Task A_withdrawal_that_comes_to_nothing_comes_back_whole()
    {
        await using var session = await Funds.StartAsync();
        var taken = await ApplyOkAsync(session, "100");
        await session.ControlAsync("POST", $"{Ada}/withdrawals/{taken}/cancel", new { });
        Assert.Equal("100000.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
        Assert.Equal(4, await StatusAsync(session, taken));

        var lost = await ApplyOkAsync(session, "200");
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.Equal("99800.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
        await session.ControlAsync("POST", $"/withdrawals/{lost}/fail", new { reason = "The node lost it." });
        Assert.Equal("100000.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
        Assert.Equal(5, await StatusAsync(session, lost));
        await session.ChecksHoldAsync();
    }

    [Theory]
    [InlineData("\"9.99\"", "60005", "Minimum amount is 10")]
    [InlineData("0", "60005", "Minimum amount is 10")]
    [InlineData("\"10.123456789\"", "60006", "Maximum withdraw precision is 8")]
    [InlineData("\"10.000001\"", "60006", "Maximum withdraw precision is 4", 4)]
    [InlineData("1000000.1", "60009", "Beyond the limit")]
    [InlineData("200000", "60008", "Balance not enough")]
    [InlineData("1e3", "60000", null)]
    [InlineData("\"-5\"", "60000", null)]
    [InlineData("[]", "60000", null)]
    public async Task An_amount_is_refused_with_the_number_that_it_breaks(string amount, string code, string? message, int decimals = 8)
    {
        await using var session = await Funds.StartAsync();
        await session.ControlAsync("PATCH", Tron, new { withdrawalDecimals = decimals });
        var address = await SavedAsync(session);
        var reply = await session.SendAsync(
            "POST",
            "/account/v1/withdraw/apply",
            $$"""{"currency":"USDT-TRC20","amount":{{amount}},"destination":"To Digital Address","address":"{{address}}","address_memo":""}"""
        );
        Assert.Equal(code, reply.Code);
        if (message is not null)
            Assert.Equal(message, (string)reply.Json["message"]!);
        Assert.Equal("100000.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
    }

    [Fact]
    public async Task An_address_has_to_be_one_and_to_stand_in_the_book()
    {
        await using var session = await Funds.StartAsync();
        (await ApplyAsync(session, "10", "0x123")).Is(Errors.AddressNotValid);
        (await ApplyAsync(session, "10", Stranger)).Is(Errors.WithdrawAddressNotAdded);
        await SaveAsync(isVerified: false);
        (await ApplyAsync(session, "10", Stranger)).Is(Errors.WithdrawAddressNotAdded);
        await SaveAsync(isVerified: true);
        (await ApplyAsync(session, "10", Stranger, memo: "7")).Is(Errors.AddressNotValid);
        (await ApplyAsync(session, "10", Stranger)).Is(Errors.AccountOk);

        Task SaveAsync(bool isVerified) =>
            session.ControlAsync(
                "POST",
                $"{Ada}/addresses",
                new
                {
                    asset = "USDT",
                    network = "TRC20",
                    address = Stranger,
                    isVerified,
                }
            );
    }

    [Fact]
    public async Task What_the_house_and_the_user_have_closed_stays_closed()
    {
        await using var session = await Funds.StartAsync();
        (await ApplyAsync(session, "10", currency: "USDT-NOPE")).Is(Errors.CurrencyNotFound);
        (await ApplyAsync(session, "10", currency: "IOTA")).Is(Errors.CurrencyActionNotSupported);
        await session.ControlAsync("PATCH", Tron, new { withdraw = false });
        (await ApplyAsync(session, "10")).Is(Errors.WithdrawClosed);
        await session.ControlAsync("PATCH", Tron, new { withdraw = true });

        await session.ControlAsync("PATCH", "/exchanges/bitmart/funding-rules", new { dailyQuotaSatoshi = 150_000 });
        (await ApplyAsync(session, "100.00000001")).Is(Errors.AmountBeyondLimit);
        (await ApplyAsync(session, "100")).Is(Errors.AccountOk);
        (await ApplyAsync(session, "10")).Is(Errors.AmountBeyondLimit);

        await session.ControlAsync("PATCH", "/exchanges/bitmart/funding-rules", new { dailyQuotaSatoshi = 1_500_000 });
        await session.ControlAsync("POST", $"{Ada}/security-change", new { change = "password" });
        (await ApplyAsync(session, "10")).Is(Errors.WithdrawPausedAfterSecurityChange);
        await session.Venue.AdvanceAsync(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        (await ApplyAsync(session, "10")).Is(Errors.WithdrawPausedAfterSecurityChange);
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        (await ApplyAsync(session, "10")).Is(Errors.AccountOk);

        await session.ControlAsync("PATCH", $"{Ada}/funding", new { withdraw = false });
        (await ApplyAsync(session, "10")).Is(Errors.WithdrawNotAllowed);
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { permissions = new[] { "read", "trade" } });
        (await ApplyAsync(session, "10")).Is(Errors.HeaderKeyForbidden);
    }

    [Fact]
    public async Task Coins_change_hands_within_the_house_at_once_and_for_nothing()
    {
        await using var session = await Funds.StartAsync();
        var bob = await session.NewUserAsync(new { name = "bob@x.test" });
        var eve = await session.NewUserAsync(new { name = "+4930123456" });
        var key = await session.NewKeyAsync(bob);

        var id = (string)
            (await SendAsync($$"""{"currency":"USDT","amount":"5","type":1,"value":"{{bob}}"}""")).Is(Errors.AccountOk).Json["data"]![
                "withdraw_id"
            ]!;
        (await SendAsync("""{"currency":"USDT","amount":"6","type":"2","value":"bob@x.test"}""")).Is(Errors.AccountOk);
        (await SendAsync("""{"currency":"USDT","amount":"7","type":3,"areaCode":"49","value":"30123456"}""")).Is(Errors.AccountOk);
        Assert.Equal("99982.00000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));
        Assert.Equal("11.00000000", await session.AvailableAsync("bitmart", bob, "funding", "USDT"));
        Assert.Equal("7.00000000", await session.AvailableAsync("bitmart", eve, "funding", "USDT"));

        var record = (await session.DataAsync($"/account/v1/deposit-withdraw/detail?id={id}"))["record"]!;
        Assert.Equal(
            (3, "USDT", "5.00000000", "0.00000000"),
            ((int)record["status"]!, (string)record["currency"]!, (string)record["arrival_amount"]!, (string)record["fee"]!)
        );
        session.Credentials = key;
        var deposits = (await session.DataAsync("/account/v2/deposit-withdraw/history?operation_type=deposit&N=10"))["records"]!.AsArray();
        Assert.Equal(["6.00000000", "5.00000000"], deposits.Select(one => (string)one!["arrival_amount"]!));
        await session.ChecksHoldAsync();

        Task<Reply> SendAsync(string body) => session.SendAsync("POST", "/account/v1/withdraw/apply", body);
    }

    [Theory]
    [InlineData("""{"currency":"USDT","amount":"5"}""", "60000")]
    [InlineData("""{"currency":"USDT","type":1,"value":"2"}""", "60000")]
    [InlineData("""{"amount":"5","type":1,"value":"2"}""", "60000")]
    [InlineData("""{"currency":"USDT","amount":"5","type":4,"value":"2"}""", "60000")]
    [InlineData("""{"currency":"USDT","amount":"5","type":1}""", "60000")]
    [InlineData("""{"currency":"USDT","amount":"5","type":1,"value":"99"}""", "60011")]
    [InlineData("""{"currency":"USDT","amount":"5","type":1,"value":"1"}""", "60011")]
    [InlineData("""{"currency":"USDT","amount":"5","type":2,"value":"nobody@x.test"}""", "60011")]
    [InlineData("""{"currency":"USDT","amount":"0","type":2,"value":"bob@x.test"}""", "60005")]
    [InlineData("""{"currency":"USDT","amount":"100001","type":2,"value":"bob@x.test"}""", "60008")]
    public async Task A_receiver_in_the_house_has_to_be_named_and_known(string body, string code)
    {
        await using var session = await Funds.StartAsync();
        await session.NewUserAsync(new { name = "bob@x.test" });
        var reply = await session.SendAsync("POST", "/account/v1/withdraw/apply", body);
        Assert.Equal(code, reply.Code);
    }

    private static async Task<string> SavedAsync(Session session) =>
        (string)
            (await session.DataAsync("/account/v1/withdraw/address/list"))["list"]!
                .AsArray()
                .Single(line => (string)line!["network"]! == "TRC20")!["address"]!;

    private static async Task<Reply> ApplyAsync(
        Session session,
        string amount,
        string? address = null,
        string currency = "USDT-TRC20",
        string memo = ""
    ) =>
        await session.SendAsync(
            "POST",
            "/account/v1/withdraw/apply",
            $$"""{"currency":"{{currency}}","amount":"{{amount}}","destination":"To Digital Address","address":"{{address ?? await SavedAsync(session)}}","address_memo":"{{memo}}"}"""
        );

    private static async Task<string> ApplyOkAsync(Session session, string amount) =>
        (string)(await ApplyAsync(session, amount)).Is(Errors.AccountOk).Json["data"]!["withdraw_id"]!;

    private static async Task<int> StatusAsync(Session session, string id) =>
        (int)(await session.DataAsync($"/account/v1/deposit-withdraw/detail?id={id}"))["record"]!["status"]!;

    private static decimal Number(string text) => text == "none" ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
}
