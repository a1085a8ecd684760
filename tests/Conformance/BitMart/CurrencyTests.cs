using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Which currencies there are, and where coins can be sent to a user.</summary>
public sealed class CurrencyTests
{
    private const string Ada = "/exchanges/bitmart/users/1/funding";

    [Fact]
    public async Task A_currency_answers_to_the_letter()
    {
        await using var session = await Funds.StartAsync();
        Assert.Equal(
            """{"currencies":[{"currency":"USDT-TRC20","name":"USDT-TRC20","contract_address":"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t","network":"TRC20","withdraw_enabled":true,"deposit_enabled":true,"withdraw_minsize":"10","withdraw_maxsize":"1000000","withdraw_minfee":"1","withdraw_fee":"1","withdraw_fee_estimate":"1.00","recharge_minsize":"1"},{"currency":"BTC","name":"Bitcoin","contract_address":null,"network":"BTC","withdraw_enabled":true,"deposit_enabled":true,"withdraw_minsize":"0.001","withdraw_maxsize":"100","withdraw_minfee":"0.0003","withdraw_fee":"0.0003","withdraw_fee_estimate":"0.00","recharge_minsize":"0.0001"}]}""",
            await session.DataTextAsync("/account/v1/currencies?currencies=USDT-TRC20,BTC")
        );
        await session.TradeAsync("BTC", 50_000_00);
        var bitcoin = (await session.DataAsync("/account/v1/currencies?currencies=BTC"))["currencies"]![0]!;
        Assert.Equal("15.00", (string)bitcoin["withdraw_fee_estimate"]!);
    }

    [Fact]
    public async Task All_currencies_are_listed_to_everybody_and_a_name_has_to_be_exact()
    {
        await using var session = await Funds.StartAsync();
        var all = (await session.SendBareAsync("GET", "/account/v1/currencies")).Is(Errors.AccountOk).Json["data"]![
            "currencies"
        ]!.AsArray();
        Assert.Equal(
            ["USDT", "USDT-BEP20", "USDT-XLAYER", "USDT-TRC20", "BTC", "ETH", "ETH-BEP20", "SOL", "XRP", "DOGE", "IOTA", "HLX"],
            all.Select(line => (string)line!["currency"]!)
        );
        (await session.SendBareAsync("GET", "/account/v1/currencies?currencies=BTC,NOPE")).Is(Errors.CurrencyNotFound);
        (await session.SendBareAsync("GET", "/account/v1/currencies?currencies=usdt")).Is(Errors.CurrencyNotFound);
        var many = string.Join(',', Enumerable.Repeat("BTC", 21));
        (await session.SendBareAsync("GET", $"/account/v1/currencies?currencies={many}")).Is(Errors.AccountInvalidRequest);
    }

    [Fact]
    public async Task A_user_has_one_address_on_each_network()
    {
        await using var session = await Funds.StartAsync();
        var given = await session.ControlAsync(
            "POST",
            "/exchanges/bitmart/users/1/deposit-address",
            new { asset = "USDT", network = "TRC20" }
        );
        Assert.Equal(
            $$"""{"currency":"USDT-TRC20","chain":"USDT-TRC20","address":"{{given["address"]}}","address_memo":""}""",
            await session.DataTextAsync("/account/v1/deposit/address?currency=USDT-TRC20")
        );
        var plain = await session.DataAsync("/account/v1/deposit/address?currency=USDT");
        Assert.Equal(("USDT", "ERC20"), ((string)plain["currency"]!, (string)plain["chain"]!));
        var ripple = await session.DataAsync("/account/v1/deposit/address?currency=XRP");
        Assert.NotEmpty((string)ripple["address_memo"]!);
    }

    [Fact]
    public async Task No_address_is_given_where_nothing_may_come_in()
    {
        await using var session = await Funds.StartAsync();
        (await AskAsync("")).Is(Errors.AccountInvalidRequest);
        (await AskAsync("?currency=NOPE")).Is(Errors.CurrencyNotFound);
        (await AskAsync("?currency=IOTA")).Is(Errors.CurrencyActionNotSupported);
        await session.ControlAsync("PATCH", "/exchanges/bitmart/currencies/USDT/networks/TRC20", new { deposit = false });
        (await AskAsync("?currency=USDT-TRC20")).Is(Errors.DepositClosed);
        (await AskAsync("?currency=USDT")).Is(Errors.AccountOk);
        await session.ControlAsync("PATCH", Ada, new { deposit = false });
        (await AskAsync("?currency=USDT")).Is(Errors.DepositNotAllowed);

        Task<Reply> AskAsync(string query) => session.SendAsync("GET", "/account/v1/deposit/address" + query);
    }

    [Fact]
    public async Task The_address_book_shows_what_was_saved()
    {
        await using var session = await Funds.StartAsync();
        var book = (await session.DataAsync("/account/v1/withdraw/address/list"))["list"]!.AsArray();
        var tron = Assert.Single(book, line => (string)line!["network"]! == "TRC20")!;
        Assert.Equal(
            $$"""{"currency":"USDT","network":"TRC20","address":"{{tron["address"]}}","memo":"","remark":"weex","addressType":0,"verifyStatus":1}""",
            tron.ToJsonString()
        );
    }
}
