using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.World.Ledger;

namespace Kontor.Conformance.BitMart;

/// <summary>Isolated margin: wallets, terms, loans, interest, repayments.</summary>
public sealed class MarginTests
{
    private const string Root = "/spot/v1/margin/isolated/";

    [Fact]
    public async Task A_wallet_with_a_loan_answers_to_the_letter()
    {
        await using var session = await LendingAsync();
        (await PostAsync(session, "borrow", "USDT", "2000")).Is(Errors.SpotOk);
        Assert.Equal(
            """{"symbols":[{"symbol":"BTC_USDT","risk_rate":"1.49","risk_level":"2","buy_enabled":true,"sell_enabled":true,"liquidate_price":"0","liquidate_rate":"1.1","base":{"currency":"BTC","borrow_enabled":true,"borrowed":"0","borrow_unpaid":"0","interest_unpaid":"0","available":"0","frozen":"0","net_asset":"0","net_assetBTC":"0","total_asset":"0"},"quote":{"currency":"USDT","borrow_enabled":true,"borrowed":"2000","borrow_unpaid":"2000","interest_unpaid":"0.08","available":"3000","frozen":"0","net_asset":"999.92","net_assetBTC":"0.0199984","total_asset":"3000"}}]}""",
            await session.DataTextAsync(Root + "account?symbol=BTC_USDT")
        );
        (await PostAsync(session, "borrow", "BTC", "0.01")).Is(Errors.SpotOk);
        var wallet = (await session.DataAsync(Root + "account?symbol=BTC/USDT"))["symbols"]![0]!;
        // 3,000 USDT and 0.01 BTC stand against 2,000.08 USDT and 0.0100004 BTC.
        Assert.Equal(("1.39", "799560.19"), ((string)wallet["risk_rate"]!, (string)wallet["liquidate_price"]!));
    }

    [Fact]
    public async Task An_untouched_wallet_is_there_and_owes_nothing()
    {
        await using var session = await Funds.StartAsync();
        var wallets = (await session.DataAsync(Root + "account"))["symbols"]!.AsArray();
        Assert.Equal(["BTC_USDT", "ETH_USDT", "SOL_USDT", "XRP_USDT", "DOGE_USDT"], wallets.Select(one => (string)one!["symbol"]!));
        Assert.All(wallets, one => Assert.Equal(("999.00", "1"), ((string)one!["risk_rate"]!, (string)one["risk_level"]!)));
        Assert.False((bool)wallets[4]!["buy_enabled"]!);
        (await session.SendAsync("GET", Root + "account?symbol=NOPE")).Is(Errors.SymbolNotFound);
        (await session.SendAsync("GET", Root + "pairs?symbol=NOPE_USDT")).Is(Errors.SymbolNotFound);
    }

    [Fact]
    public async Task The_terms_of_a_market_answer_to_the_letter()
    {
        await using var session = await LendingAsync();
        Assert.Equal(
            """{"symbols":[{"symbol":"BTC_USDT","max_leverage":"5","symbol_enabled":true,"base":{"currency":"BTC","daily_interest":"0.00096","hourly_interest":"0.00004","max_borrow_amount":"10","min_borrow_amount":"0.001","borrowable_amount":"0.08"},"quote":{"currency":"USDT","daily_interest":"0.00096","hourly_interest":"0.00004","max_borrow_amount":"200000","min_borrow_amount":"10","borrowable_amount":"4000"}}]}""",
            await session.DataTextAsync(Root + "pairs?symbol=BTC_USDT")
        );
    }

    [Fact]
    public async Task A_loan_grows_by_the_hour_and_is_paid_back_with_its_interest_first()
    {
        await using var session = await LendingAsync();
        var begun = session.Venue.NowMs / 1000;
        Assert.Equal("1", (string)(await PostAsync(session, "borrow", "USDT", "2000")).Is(Errors.SpotOk).Json["data"]!["borrow_id"]!);
        await session.Venue.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(
            $$"""{"records":[{"borrow_id":"1","symbol":"BTC_USDT","currency":"USDT","borrow_amount":"2000","daily_interest":"0.00096","hourly_interest":"0.00004","interest_amount":"0.16","create_time":{{begun}}}]}""",
            await session.DataTextAsync(Root + "borrow_record?symbol=BTC_USDT")
        );

        Assert.Equal("1", (string)(await PostAsync(session, "repay", "USDT", "500.16")).Is(Errors.SpotOk).Json["data"]!["repay_id"]!);
        (await PostAsync(session, "repay", "USDT", "9999")).Is(Errors.SpotOk);
        Assert.Equal(
            $$"""{"records":[{"repay_id":"2","repay_time":{{begun + 3600}},"symbol":"BTC_USDT","currency":"USDT","repaid_amount":"1500","repaid_principal":"1500","repaid_interest":"0"},{"repay_id":"1","repay_time":{{begun + 3600}},"symbol":"BTC_USDT","currency":"USDT","repaid_amount":"500.16","repaid_principal":"500","repaid_interest":"0.16"}]}""",
            await session.DataTextAsync(Root + "repay_record?symbol=BTC_USDT")
        );
        // The loan is over, and still on record.
        var loan = Assert.Single((await session.DataAsync(Root + "borrow_record?symbol=BTC_USDT"))["records"]!.AsArray());
        Assert.Equal(("1", "0.16"), ((string)loan!["borrow_id"]!, (string)loan["interest_amount"]!));
        (await PostAsync(session, "repay", "USDT", "1")).Is(Errors.InvalidParameter);
        Assert.Equal("999.84000000", await session.AvailableAsync("bitmart", 1, "isolatedMargin", "USDT"));
        await session.ChecksHoldAsync();
    }

    [Fact]
    public async Task Records_are_chosen_by_number_time_and_currency()
    {
        await using var session = await LendingAsync();
        var begun = session.Venue.NowMs;
        (await PostAsync(session, "borrow", "USDT", "100")).Is(Errors.SpotOk);
        await session.Venue.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await PostAsync(session, "borrow", "BTC", "0.01")).Is(Errors.SpotOk);
        Assert.Equal(["2", "1"], await IdsAsync("borrow", ""));
        Assert.Equal(["2"], await IdsAsync("borrow", "&N=1"));
        Assert.Equal(["1"], await IdsAsync("borrow", "&borrow_id=1"));
        Assert.Equal(["2"], await IdsAsync("borrow", $"&start_time={begun + 1}"));
        Assert.Equal(["1"], await IdsAsync("borrow", $"&start_time={begun}&end_time={begun}"));
        (await PostAsync(session, "repay", "USDT", "10")).Is(Errors.SpotOk);
        (await PostAsync(session, "repay", "BTC", "0.001")).Is(Errors.SpotOk);
        Assert.Equal(["1"], await IdsAsync("repay", "&currency=USDT"));
        Assert.Equal(["2"], await IdsAsync("repay", "&repay_id=2"));

        async Task<IEnumerable<string>> IdsAsync(string kind, string query) =>
            (await session.DataAsync($"{Root}{kind}_record?symbol=BTC_USDT{query}"))["records"]!
                .AsArray()
                .Select(record => (string)record![$"{kind}_id"]!);
    }

    [Theory]
    [InlineData("", "50021")]
    [InlineData("?symbol=NOPE", "50001")]
    [InlineData("?symbol=BTC_USDT&start_time=x", "50002")]
    [InlineData("?symbol=BTC_USDT&start_time=2&end_time=1", "50002")]
    [InlineData("?symbol=BTC_USDT&N=0", "50015")]
    [InlineData("?symbol=BTC_USDT&N=101", "50016")]
    [InlineData("?symbol=BTC_USDT&N=x", "50021")]
    public async Task Records_that_cannot_be_chosen_are_refused(string query, string code)
    {
        await using var session = await Funds.StartAsync();
        foreach (var kind in new[] { "borrow_record", "repay_record" })
            Assert.Equal(code, (await session.SendAsync("GET", Root + kind + query)).Code);
    }

    [Fact]
    public async Task Nobody_borrows_more_than_his_own_money_covers()
    {
        await using var session = await Funds.StartAsync();
        (await PostAsync(session, "transfer", "USDT", "1000", side: "in")).Is(Errors.SpotOk);
        // Nobody has traded yet: nothing has a value.
        (await PostAsync(session, "borrow", "USDT", "100")).Is(Errors.SpotServiceUnavailable);
        await session.TradeAsync("BTC", 50_000_00);
        (await PostAsync(session, "borrow", "USDT", "9")).Is(Errors.InvalidParameter);
        (await PostAsync(session, "borrow", "USDT", "4000.01")).Is(Errors.InvalidParameter);
        (await PostAsync(session, "borrow", "ETH", "1")).Is(Errors.InvalidParameter);
        (await PostAsync(session, "borrow", "USDT", "x")).Is(Errors.InvalidParameter);
        (await PostAsync(session, "borrow", "USDT", "100", symbol: "NOPE")).Is(Errors.SymbolNotFound);
        (await PostAsync(session, "repay", "USDT", "1")).Is(Errors.InvalidParameter);
        (await PostAsync(session, "borrow", "USDT", "4000")).Is(Errors.SpotOk);
        // What is owed has to stay covered.
        (await PostAsync(session, "transfer", "USDT", "1", side: "out")).Is(Errors.SpotBalanceNotEnough);

        var place = new AccountPlace(ExchangeId.BitMart, 1, WalletId.IsolatedMargin("BTC_USDT"), "USDT");
        await session.Venue.World.ExecuteAsync(new FreezeFunds(place, 4_999_00000000));
        (await PostAsync(session, "repay", "USDT", "2")).Is(Errors.SpotBalanceNotEnough);
    }

    [Fact]
    public async Task One_client_moves_money_with_the_query_of_a_get()
    {
        await using var session = await Funds.StartAsync();
        var moved = await session.DataAsync(Root + "transfer?amount=1&currency=BTC&side=in&symbol=BTC_USDT");
        Assert.Equal("1", (string)moved["transfer_id"]!);
        Assert.Equal("1.00000000", await session.AvailableAsync("bitmart", 1, "isolatedMargin", "BTC"));
        await session.ControlAsync("PATCH", $"/keys/{session.Credentials.Key}", new { permissions = new[] { "read" } });
        (await session.SendAsync("GET", Root + "transfer?amount=1&currency=BTC&side=out&symbol=BTC_USDT")).Is(Errors.HeaderKeyForbidden);
    }

    /// <summary>A market with a price of 50,000, and a thousand dollars in the wallet.</summary>
    private static async Task<Session> LendingAsync()
    {
        var session = await Funds.StartAsync();
        await session.TradeAsync("BTC", 50_000_00);
        (await PostAsync(session, "transfer", "USDT", "1000", side: "in")).Is(Errors.SpotOk);
        return session;
    }

    private static Task<Reply> PostAsync(
        Session session,
        string what,
        string currency,
        string amount,
        string side = "",
        string symbol = "BTC_USDT"
    ) =>
        session.SendAsync(
            "POST",
            Root + what,
            $$"""{"symbol":"{{symbol}}","currency":"{{currency}}","amount":"{{amount}}","side":"{{side}}"}"""
        );
}
