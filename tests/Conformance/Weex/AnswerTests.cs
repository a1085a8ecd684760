using Kontor.Conformance.Harness;

namespace Kontor.Conformance.Weex;

/// <summary>The bodies of successful answers, character by character.</summary>
public sealed class AnswerTests
{
    private const long NowMs = 1_767_323_045_000;

    [Fact]
    public async Task The_clock_answers_on_both_products()
    {
        await using var session = await Session.StartAsync("weex");
        Assert.Equal("{}", (await session.SendBareAsync("GET", "/api/v3/ping")).Text);
        Assert.Equal($"{{\"serverTime\":{NowMs}}}", (await session.SendBareAsync("GET", "/api/v3/time")).Text);
        Assert.Equal($"{{\"serverTime\":{NowMs}}}", (await session.SendBareAsync("GET", "/capi/v3/market/time")).Text);
        Assert.Equal(
            """["BTCUSDT","ETHUSDT","SOLUSDT","XRPUSDT"]""",
            (await session.SendBareAsync("GET", "/api/v3/apiTradingSymbols")).Text
        );
    }

    [Theory]
    [InlineData("/api/v3/account"), InlineData("/api/v3/account/")]
    public async Task An_account_shows_what_lies_in_the_spot_wallet(string path)
    {
        await using var session = await Session.StartAsync("weex");
        var user = await session.NewUserAsync();
        session.Credentials = await session.NewKeyAsync(user);
        await MoveAsync(
            session,
            "credit",
            new
            {
                user,
                asset = "USDT",
                amount = "250.50000001",
            }
        );
        await MoveAsync(
            session,
            "credit",
            new
            {
                user,
                asset = "BTC",
                amount = "2",
            }
        );
        await MoveAsync(
            session,
            "debit",
            new
            {
                user,
                asset = "BTC",
                amount = "2",
            }
        );
        await MoveAsync(
            session,
            "credit",
            new
            {
                user,
                asset = "ETH",
                amount = "1",
                wallet = "funding",
            }
        );
        Assert.Equal(
            """{"makerCommission":10,"takerCommission":10,"commissionRates":{"maker":"0.001","taker":"0.001"},"canTrade":true,"canWithdraw":true,"canDeposit":true,"brokered":false,"requireSelfTradePrevention":false,"preventSor":false,"updateTime":1767323045000,"accountType":"SPOT","balances":[{"asset":"USDT","free":"250.50000001","locked":"0"},{"asset":"BTC","free":"0","locked":"0"}],"permissions":["SPOT"],"uid":2,"symbolCommissions":{}}""",
            (await session.SendAsync("GET", path)).Text
        );
    }

    [Fact]
    public async Task Bills_of_the_spot_wallet_come_newest_first_and_filtered()
    {
        await using var session = await Session.StartAsync("weex");
        var user = await BusyUserAsync(session);
        var all = (await session.SendAsync("POST", "/api/v3/account/bills", "{}")).Json.AsArray();
        Assert.Equal(["transfer_out", "withdraw", "deposit"], all.Select(bill => bill!["bizType"]!.GetValue<string>()));
        Assert.Equal(
            """[{"billId":"BILL","coinId":1,"coinName":"USDT","bizType":"transfer_out","fillSize":"0","fillValue":"0","deltaAmount":"-30.5","afterAmount":"59.5","fees":"0","cTime":"1767323047000"}]""",
            (await session.SendAsync("POST", "/api/v3/account/bills", """{"limit":1}""")).Text.Replace(
                $"\"{all[0]!["billId"]}\"",
                "\"BILL\"",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(["withdraw"], await KindsAsync(session, $"{{\"after\":{NowMs + 1_000},\"before\":\"{NowMs + 1_000}\"}}"));
        Assert.Equal(["deposit"], await KindsAsync(session, """{"bizType":"deposit","coinId":"1"}"""));
        Assert.Empty(await KindsAsync(session, """{"coinId":2}"""));
        Assert.Empty(await KindsAsync(session, """{"coinId":999}"""));
        Assert.Empty(await KindsAsync(session, """{"bizType":"trade_in"}"""));
        Assert.True(user > 1);
    }

    [Fact]
    public async Task Bills_of_the_funding_wallet_come_in_pages()
    {
        await using var session = await Session.StartAsync("weex");
        await BusyUserAsync(session);
        var first = (await session.SendAsync("POST", "/api/v3/account/fundingBills", """{"pageSize":1}""")).Json;
        Assert.Equal("""{"total":2,"pageSize":1,"pages":2,"page":1,"hasNextPage":true}""", Head(first));
        Assert.Equal("transfer_out", first["items"]![0]!["bizType"]!.GetValue<string>());
        var second = await session.SendAsync("POST", "/api/v3/account/fundingBills", """{"pageSize":"1","pageIndex":"2"}""");
        Assert.Equal("""{"total":2,"pageSize":1,"pages":2,"page":2,"hasNextPage":false}""", Head(second.Json));
        var bill = second.Json["items"]![0]!["billId"]!.GetValue<string>();
        Assert.EndsWith(
            $"{{\"billId\":\"{bill}\",\"coinId\":1,\"coinName\":\"USDT\",\"bizType\":\"transfer_in\",\"fillSize\":null,\"fillValue\":null,\"deltaAmount\":\"30.5\",\"afterAmount\":\"30.5\",\"fees\":\"0\",\"cTime\":\"1767323047000\"}}]}}",
            second.Text
        );
        Assert.Equal(
            """{"total":2,"pageSize":10,"pages":1,"page":2147483647,"hasNextPage":false}""",
            Head((await session.SendAsync("POST", "/api/v3/account/fundingBills", """{"pageIndex":2147483647}""")).Json)
        );
    }

    [Fact]
    public async Task Transfers_name_both_wallets()
    {
        await using var session = await Session.StartAsync("weex");
        await BusyUserAsync(session);
        const string toContract =
            """{"coinName":"USDT","status":"Successful","toType":"CONTRACT","toSymbol":"","fromType":"FUNDING","fromSymbol":"","amount":"10","tradeTime":"1767323048000"}""";
        const string toFunding =
            """{"coinName":"USDT","status":"Successful","toType":"FUNDING","toSymbol":"","fromType":"SPOT","fromSymbol":"","amount":"30.5","tradeTime":"1767323047000"}""";
        const string path = "/api/v3/account/transferRecords";
        Assert.Equal($"[{toContract},{toFunding}]", (await session.SendAsync("GET", path)).Text);
        Assert.Equal($"[{toFunding}]", (await session.SendAsync("GET", $"{path}?fromType=SPOT")).Text);
        Assert.Equal($"[{toContract}]", (await session.SendAsync("GET", $"{path}?limit=1&coinId=1")).Text);
        Assert.Equal($"[{toContract}]", (await session.SendAsync("GET", $"{path}?after={NowMs + 3_000}")).Text);
        Assert.Equal("[]", (await session.SendAsync("GET", $"{path}?coinId=2")).Text);
    }

    [Fact]
    public async Task The_contract_account_shows_its_wallet_and_what_moved_in_it()
    {
        await using var session = await Session.StartAsync("weex");
        var user = await BusyUserAsync(session);
        await MoveAsync(
            session,
            "credit",
            new
            {
                user,
                asset = "USDT",
                amount = "5",
                wallet = "contract",
            }
        );
        Assert.Equal(
            """[{"asset":"USDT","balance":"15","availableBalance":"15","frozen":"0","unrealizePnl":"0"}]""",
            (await session.SendAsync("GET", "/capi/v3/account/balance")).Text
        );

        var first = (await session.SendAsync("POST", "/capi/v3/account/income", """{"limit":1}""")).Json;
        Assert.True(first["hasNextPage"]!.GetValue<bool>());
        Assert.Equal("deposit", first["items"]![0]!["incomeType"]!.GetValue<string>());
        var rest = await session.SendAsync(
            "POST",
            "/capi/v3/account/income",
            $"{{\"limit\":1,\"nextKeyId\":{first["nextKey"]!["nextKeyId"]}}}"
        );
        var bill = rest.Json["items"]![0]!["billId"]!.GetValue<long>();
        Assert.Equal(
            $"{{\"hasNextPage\":false,\"nextKey\":null,\"items\":[{{\"billId\":{bill},\"asset\":\"USDT\",\"symbol\":null,\"income\":\"10\",\"incomeType\":\"transfer_in\",\"balance\":\"10\",\"fillFee\":\"0\",\"time\":1767323048000,\"transferReason\":\"USER_TRANSFER\"}}]}}",
            rest.Text
        );
        Assert.Empty((await session.SendAsync("POST", "/capi/v3/account/income", """{"asset":"BTC"}""")).Json["items"]!.AsArray());
        Assert.Empty((await session.SendAsync("POST", "/capi/v3/account/income", """{"symbol":"BTCUSDT"}""")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_contract_says_what_its_trades_cost()
    {
        await using var session = await Session.StartAsync("weex");
        await session.ControlAsync("PATCH", "/exchanges/weex/contracts/ETHUSDT", new { makerFeePpm = 300, takerFeePpm = 800 });
        Assert.Equal(
            """{"symbol":"ETHUSDT","makerCommissionRate":"0.0003","takerCommissionRate":"0.0008"}""",
            (await session.SendAsync("GET", "/capi/v3/account/commissionRate?symbol=ETHUSDT")).Text
        );
        Assert.Equal(
            """{"symbol":"BTCUSDT","makerCommissionRate":"0.0002","takerCommissionRate":"0.0006"}""",
            (await session.SendAsync("GET", "/capi/v3/account/commissionRate?symbol=BTCUSDT")).Text
        );
    }

    [Fact]
    public async Task The_same_script_gives_the_same_bytes_in_another_venue()
    {
        var (one, other) = (await ScriptAsync(), await ScriptAsync());
        Assert.Equal(one, other);
        Assert.Equal(9, one.Count);
    }

    private static async Task<List<string>> ScriptAsync()
    {
        await using var session = await Session.StartAsync("weex");
        await BusyUserAsync(session, "script");
        var answers = new List<string>();
        foreach (
            var (method, target, body) in new[]
            {
                ("GET", "/api/v3/account/", ""),
                ("POST", "/api/v3/account/bills", "{}"),
                ("POST", "/api/v3/account/fundingBills", "{}"),
                ("GET", "/api/v3/account/transferRecords", ""),
                ("POST", "/capi/v3/account/income", "{}"),
                ("GET", "/capi/v3/account/commissionRate?symbol=BTCUSDT", ""),
                ("GET", "/capi/v3/account/commissionRate?symbol=nope", ""),
                ("GET", "/api/v3/nope", ""),
                ("GET", "/api/v3/apiTradingSymbols", ""),
            }
        )
        {
            var reply = await session.SendAsync(method, target, body);
            answers.Add($"{(int)reply.Status} {reply.Header("X-Request-Id")} {reply.Text}");
            Assert.DoesNotContain("\"msg\"", reply.Status == System.Net.HttpStatusCode.OK ? reply.Text : "", StringComparison.Ordinal);
        }

        return answers;
    }

    /// <summary>A user of its own with a deposit, a withdrawal and two transfers, a second apart; the session signs with its key.</summary>
    private static async Task<long> BusyUserAsync(Session session, string name = "busy")
    {
        var user = await session.NewUserAsync(new { name });
        session.Credentials = await session.NewKeyAsync(user);
        await MoveAsync(
            session,
            "credit",
            new
            {
                user,
                asset = "USDT",
                amount = "100",
            }
        );
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        await MoveAsync(
            session,
            "debit",
            new
            {
                user,
                asset = "USDT",
                amount = "10",
            }
        );
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        await MoveAsync(
            session,
            "transfer",
            new
            {
                user,
                asset = "USDT",
                amount = "30.5",
                from = "spot",
                to = "funding",
            }
        );
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        await MoveAsync(
            session,
            "transfer",
            new
            {
                user,
                asset = "USDT",
                amount = "10",
                from = "funding",
                to = "contract",
            }
        );
        return user;
    }

    private static Task MoveAsync(Session session, string how, object movement) =>
        session.ControlAsync("POST", $"/exchanges/weex/{how}", movement);

    private static async Task<IEnumerable<string>> KindsAsync(Session session, string body) =>
        (await session.SendAsync("POST", "/api/v3/account/bills", body))
            .Json.AsArray()
            .Select(bill => bill!["bizType"]!.GetValue<string>());

    /// <summary>A page without its items.</summary>
    private static string Head(System.Text.Json.Nodes.JsonNode page)
    {
        var head = page.DeepClone().AsObject();
        head.Remove("items");
        return head.ToJsonString();
    }
}
