using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Gate;

namespace Kontor.Conformance.BitMart;

/// <summary>A main user and two sub-accounts.</summary>
public sealed class SubAccountTests
{
    private const string Main = "/account/sub-account/main/v1/";
    private const string Sub = "/account/sub-account/sub/v1/";

    [Fact]
    public async Task Money_moves_in_all_five_directions()
    {
        await using var session = await Funds.StartAsync();
        var (ann, ben, key) = await OpenAsync(session);
        var main = session.Credentials;
        await MoveAsync("main-to-sub", """{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT","amount":"100"}""");
        await MoveAsync(
            "sub-to-sub",
            """{"requestNo":"2","fromAccount":"ann@x.test","toAccount":"ben@x.test","currency":"USDT","quantity":"10"}"""
        );
        await MoveAsync("sub-to-main", """{"requestNo":"3","subAccount":"ben@x.test","currency":"USDT","amount":4}""");
        session.Credentials = key;
        (await session.SendAsync("POST", Sub + "sub-to-main", """{"requestNo":"4","currency":"USDT","amount":"20"}""")).Is(
            Errors.AccountOk
        );
        (
            await session.SendAsync(
                "POST",
                Sub + "sub-to-sub",
                """{"requestNo":"5","subAccount":"ben@x.test","currency":"USDT","amount":"3"}"""
            )
        ).Is(Errors.AccountOk);
        Assert.Equal("99924.00000000", await session.AvailableAsync("bitmart", 1, "spot", "USDT"));
        Assert.Equal("67.00000000", await session.AvailableAsync("bitmart", ann, "spot", "USDT"));
        Assert.Equal("9.00000000", await session.AvailableAsync("bitmart", ben, "spot", "USDT"));
        await session.ChecksHoldAsync();

        var seconds = session.Venue.NowMs / 1000;
        Assert.Equal(
            $$"""{"total":4,"historyList":[{"fromAccount":"ann@x.test","fromWalletType":"spot","toAccount":"ben@x.test","toWalletType":"spot","currency":"USDT","amount":"3","submissionTime":{{seconds}}}]}""",
            await session.DataTextAsync("/account/sub-account/v1/transfer-history?moveType=spot%20to%20spot&N=1")
        );
        session.Credentials = main;
        var all = await session.DataAsync(Main + "transfer-list?N=100");
        Assert.Equal(["3", "20", "4", "10", "100"], all["historyList"]!.AsArray().Select(line => (string)line!["amount"]!));
        Assert.Equal(3, (int)(await session.DataAsync(Main + "transfer-list?N=100&accountName=ben@x.test"))["total"]!);

        async Task MoveAsync(string direction, string body)
        {
            var reply = (await session.SendAsync("POST", Main + direction, body)).Is(Errors.AccountOk);
            Assert.EndsWith("\"data\":{}}", reply.Text);
        }
    }

    [Fact]
    public async Task A_request_number_works_once()
    {
        await using var session = await Funds.StartAsync();
        await OpenAsync(session);
        const string body = """{"requestNo":"7","subAccount":"ann@x.test","currency":"USDT","amount":"1"}""";
        (await session.SendAsync("POST", Main + "main-to-sub", body)).Is(Errors.AccountOk);
        (await session.SendAsync("POST", Main + "main-to-sub", body)).Is(Errors.OutTradeNoExists);
        Assert.Equal("99999.00000000", await session.AvailableAsync("bitmart", 1, "spot", "USDT"));
        // Whoever gives has its own numbers.
        (await session.SendAsync("POST", Main + "sub-to-main", body)).Is(Errors.AccountOk);
    }

    [Theory]
    [InlineData("""{"subAccount":"ann@x.test","currency":"USDT","amount":"1"}""", "60000")]
    [InlineData("""{"requestNo":"1","currency":"USDT","amount":"1"}""", "60000")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","amount":"1"}""", "60000")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT"}""", "60000")]
    [InlineData("""{"requestNo":"1","subAccount":"nobody@x.test","currency":"USDT","amount":"1"}""", "40001")]
    [InlineData("""{"requestNo":"1","subAccount":"demo","currency":"USDT","amount":"1"}""", "40001")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","currency":"NOPE","amount":"1"}""", "60002")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT","amount":"x"}""", "60000")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT","amount":"0"}""", "60005")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT","amount":"0.000000001"}""", "60006")]
    [InlineData("""{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT","amount":"100001"}""", "60008")]
    [InlineData(
        """{"requestNo":"12345678901234567890123456789012345678901234567890123456789012345","subAccount":"ann@x.test","currency":"USDT","amount":"1"}""",
        "60000"
    )]
    public async Task A_transfer_that_cannot_be_is_refused(string body, string code)
    {
        await using var session = await Funds.StartAsync();
        await OpenAsync(session);
        Assert.Equal(code, (await session.SendAsync("POST", Main + "main-to-sub", body)).Code);
    }

    [Fact]
    public async Task A_frozen_sub_account_neither_gives_nor_takes()
    {
        await using var session = await Funds.StartAsync();
        var (ann, _, _) = await OpenAsync(session);
        const string body = """{"requestNo":"1","subAccount":"ann@x.test","currency":"USDT","amount":"1"}""";
        (await session.SendAsync("POST", Main + "main-to-sub", body)).Is(Errors.AccountOk);
        await session.ControlAsync("PATCH", $"/exchanges/bitmart/sub-accounts/{ann}", new { state = "frozenByMain" });
        (await session.SendAsync("POST", Main + "sub-to-main", body)).Is(Errors.WithdrawNotAllowed);
        (await session.SendAsync("POST", Main + "main-to-sub", body.Replace("\"1\"", "\"2\"", StringComparison.Ordinal))).Is(
            Errors.DepositNotAllowed
        );
        Assert.Equal(
            """{"subAccountList":[{"accountName":"ann@x.test","status":2},{"accountName":"ben@x.test","status":1}]}""",
            await session.DataTextAsync(Main + "subaccount-list")
        );
    }

    [Fact]
    public async Task Some_routes_are_for_the_main_user_and_some_for_its_sub_accounts()
    {
        await using var session = await Funds.StartAsync();
        var (_, _, key) = await OpenAsync(session);
        (await session.SendAsync("POST", Sub + "sub-to-main", """{"requestNo":"1","currency":"USDT","amount":"1"}""")).Is(
            Errors.HeaderKeyForbidden
        );
        session.Credentials = key;
        (await session.SendAsync("GET", Main + "subaccount-list")).Is(Errors.HeaderKeyForbidden);
        (await session.SendAsync("GET", Main + "wallet?subAccount=ben@x.test")).Is(Errors.HeaderKeyForbidden);
        (await session.SendAsync("POST", Main + "main-to-sub", "{}")).Is(Errors.HeaderKeyForbidden);
        (await session.SendAsync("GET", "/account/sub-account/v1/transfer-history?N=1")).Is(Errors.AccountOk);
    }

    [Fact]
    public async Task The_main_user_sees_what_a_sub_account_has()
    {
        await using var session = await Funds.StartAsync();
        var (ann, _, _) = await OpenAsync(session);
        await session.CreditAsync(ann, "spot", "BTC", "1.5");
        Assert.Equal(
            """{"wallet":[{"currency":"BTC","name":"Bitcoin","available":"1.50000000","frozen":"0.00000000"}]}""",
            await session.DataTextAsync(Main + "wallet?subAccount=ann@x.test&currency=BTC")
        );
        Assert.Equal(8, (await session.DataAsync(Main + "wallet?subAccount=ann@x.test"))["wallet"]!.AsArray().Count);
        (await session.SendAsync("GET", Main + "wallet")).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", Main + "wallet?subAccount=nobody")).Is(Errors.CloudAccountNotFound);
        (await session.SendAsync("GET", Main + "wallet?subAccount=ann@x.test&currency=NOPE")).Is(Errors.CurrencyNotFound);
        (await session.SendAsync("GET", Main + "transfer-list")).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", Main + "transfer-list?N=101")).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", Main + "transfer-list?N=1&moveType=sideways")).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", Main + "transfer-list?N=1&accountName=nobody")).Is(Errors.CloudAccountNotFound);
    }

    private static async Task<(long Ann, long Ben, ClientCredentials AnnsKey)> OpenAsync(Session session)
    {
        var ann = await OpenAsync("ann@x.test");
        return (ann, await OpenAsync("ben@x.test"), await session.NewKeyAsync(ann));

        async Task<long> OpenAsync(string name) =>
            (long)(await session.ControlAsync("POST", "/exchanges/bitmart/users/1/sub-accounts", new { name }))["user"]!;
    }
}
