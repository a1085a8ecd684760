using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>What the wallets show, and moving money between them.</summary>
public sealed class WalletTests
{
    [Fact]
    public async Task A_wallet_answers_to_the_letter()
    {
        await using var session = await Session.StartAsync("bitmart");
        var trace = "";
        var reply = (await session.SendAsync("GET", "/account/v1/wallet?currency=BTC&needUsdValuation=True")).Is(Errors.AccountOk);
        trace = reply.Json["trace"]!.GetValue<string>();
        Assert.Equal(
            $$$"""{"code":1000,"trace":"{{{trace}}}","message":"OK","data":{"wallet":[{"currency":"BTC","name":"Bitcoin","available":"10.00000000","frozen":"0.00000000","unAvailable":"0.00000000","available_usd_valuation":"0.00"}]}}""",
            reply.Text
        );
        Assert.Equal("application/json", reply.Raw.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_wallet_is_valued_by_the_last_price_of_its_market()
    {
        await using var session = await Funds.StartAsync();
        await session.TradeAsync("BTC", 50_000_01);
        var lines = (await session.DataAsync("/account/v1/wallet?needUsdValuation=true"))["wallet"]!.AsArray();
        Assert.Equal("500000.10", ValueOf("BTC"));
        Assert.Equal("100000.00", ValueOf("USDT"));
        Assert.Equal("0.00", ValueOf("ETH"));

        string ValueOf(string currency) =>
            (string)lines.Single(line => (string)line!["currency"]! == currency)!["available_usd_valuation"]!;
    }

    [Fact]
    public async Task The_old_form_asks_for_a_wallet_by_the_type_of_its_account()
    {
        await using var session = await Funds.StartAsync();
        await session.ControlAsync(
            "POST",
            "/exchanges/bitmart/transfer",
            new
            {
                user = 1,
                asset = "USDT",
                amount = "25",
                from = "spot",
                to = "contract",
            }
        );
        Assert.Equal("99975.00000000", await AvailableAsync(1));
        Assert.Equal("25.00000000", await AvailableAsync(2));

        async Task<string> AvailableAsync(int type) =>
            (string)(await session.DataAsync($"/account/v1/wallet?account_type={type}&currency=USDT"))["wallet"]![0]!["available"]!;
    }

    [Fact]
    public async Task Time_is_the_worlds_time()
    {
        await using var session = await Session.StartAsync("bitmart");
        var reply = (await session.SendBareAsync("GET", "/system/time")).Is(Errors.SpotOk);
        Assert.EndsWith($$$""","message":"OK","data":{"server_time":{{{session.Venue.NowMs}}}}}""", reply.Text);
    }

    [Fact]
    public async Task Money_moves_between_spot_and_contract_and_back()
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = 0 } }
        );
        (await TransferAsync("10.5", "spot_to_contract")).Is(Errors.AccountOk);
        Assert.Equal("99989.50000000", await SpotAsync(session, "USDT"));
        (await TransferAsync("10.5", "contract_to_spot")).Is(Errors.AccountOk);
        Assert.Equal("100000.00000000", await SpotAsync(session, "USDT"));
        (await TransferAsync("0.01", "contract_to_spot")).Is(Errors.AccountBalanceNotEnough);
        (await TransferAsync("0.009", "spot_to_contract")).Is(Errors.MinimumAmount);
        (await TransferAsync("1.123456789", "spot_to_contract")).Is(Errors.MaximumWithdrawPrecision);
        (await TransferAsync("10000000000.01", "spot_to_contract")).Is(Errors.AmountBeyondLimit);
        (await TransferAsync("-1", "spot_to_contract")).Is(Errors.AccountInvalidRequest);
        (await TransferAsync("1", "sideways")).Is(Errors.AccountInvalidRequest);
        await session.ControlAsync("PATCH", "/users/1", new { accounts = new[] { "funding", "spot" } });
        (await TransferAsync("1", "spot_to_contract")).Is(Errors.CloudAccountNotFound);
        Assert.True((await session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());

        Task<Reply> TransferAsync(string amount, string type) =>
            session.SendAsync("POST", "/account/v1/transfer-contract", $$"""{"currency":"USDT","amount":"{{amount}}","type":"{{type}}"}""");
    }

    [Fact]
    public async Task Money_moves_into_an_isolated_margin_wallet()
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = 0 } }
        );
        var moved = (await TransferAsync("BTC/USDT", "BTC", "1", "in")).Is(Errors.SpotOk);
        Assert.Equal("1", moved.Json["data"]!["transfer_id"]!.GetValue<string>());
        Assert.Equal("9.00000000", await SpotAsync(session, "BTC"));
        (await TransferAsync("NOPE_USDT", "BTC", "1", "in")).Is(Errors.SymbolNotFound);
        (await TransferAsync("BTC_USDT", "ETH", "1", "in")).Is(Errors.InvalidParameter);
        (await TransferAsync("BTC_USDT", "BTC", "1x", "in")).Is(Errors.InvalidParameter);
        (await TransferAsync("BTC_USDT", "BTC", "1", "up")).Is(Errors.InvalidParameter);
        (await TransferAsync("BTC_USDT", "BTC", "10", "in")).Is(Errors.SpotBalanceNotEnough);

        Task<Reply> TransferAsync(string symbol, string currency, string amount, string side) =>
            session.SendAsync(
                "POST",
                "/spot/v1/margin/isolated/transfer",
                $$"""{"symbol":"{{symbol}}","currency":"{{currency}}","amount":"{{amount}}","side":"{{side}}"}"""
            );
    }

    [Theory, InlineData("5000", 5000, true), InlineData("5000", 5001, false), InlineData("0", 0, false), InlineData("60001", 0, false)]
    public async Task A_receive_window_narrows_how_late_a_request_may_be(string window, long lateMs, bool isGood)
    {
        await using var session = await Session.StartAsync("bitmart");
        var body = $$"""{"currency":"USDT","amount":"1","type":"spot_to_contract","recvWindow":{{window}}}""";
        var request = Client.Sign(session.Credentials, "POST", "/account/v1/transfer-contract", body, session.Venue.NowMs - lateMs);
        var reply = await session.SendAsync(request);
        reply.Is(
            isGood ? Errors.AccountOk
            : lateMs > 0 ? Errors.HeaderTimestampRange
            : Errors.AccountInvalidRequest
        );
    }

    [Fact]
    public async Task The_same_seed_and_script_give_the_same_bytes()
    {
        Assert.Equal(await ScriptAsync(), await ScriptAsync());

        static async Task<string> ScriptAsync()
        {
            await using var session = await Session.StartAsync("bitmart", options => options with { Seed = 7 });
            var answers = new List<string>();
            foreach (
                var (method, target, body) in new[]
                {
                    ("GET", "/system/time", ""),
                    ("GET", "/account/v1/wallet", ""),
                    ("POST", "/account/v1/transfer-contract", """{"currency":"USDT","amount":"3","type":"spot_to_contract"}"""),
                    ("GET", "/spot/v1/wallet", ""),
                    ("GET", "/spot/none", ""),
                }
            )
                answers.Add((await session.SendAsync(method, target, body)).Text);
            return string.Join('\n', answers);
        }
    }

    private static async Task<string> SpotAsync(Session session, string currency) =>
        (await session.SendAsync("GET", "/spot/v1/wallet")).Json["data"]!["wallet"]!
            .AsArray()
            .Single(line => line!["id"]!.GetValue<string>() == currency)!["available"]!.GetValue<string>();
}
