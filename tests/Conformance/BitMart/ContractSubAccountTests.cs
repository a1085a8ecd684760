using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Gate;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.BitMart;

/// <summary>Money between the contract wallets of a main user and its sub-accounts.</summary>
public sealed class ContractSubAccountTests
{
    private const string Prefix = "/account/contract/sub-account/";

    [Fact]
    public async Task Money_goes_down_and_comes_back_and_is_listed()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        var sub = await OpenAsync(legacy, "desk");
        (await MoveAsync(legacy, "main-to-sub", "r-1", "40")).Is(Errors.AccountOk);
        (await MoveAsync(legacy, "sub-to-main", "r-2", "2.5")).Is(Errors.AccountOk);
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await SendAsync(legacy, sub, "POST", "sub/v1/sub-to-main", """{"requestNo":"r-3","currency":"USDT","amount":"7.5"}""")).Is(
            Errors.AccountOk
        );
        Assert.Equal(
            """{"wallet":[{"currency":"USDT","name":"USDT","available":"30","frozen":"0"}]}""",
            Data(await SendAsync(legacy, legacy.Ada.Credentials, "GET", "main/v1/wallet?subAccount=desk"))
        );
        const string Third =
            """{"fromAccount":"desk","fromWalletType":"future","toAccount":"demo","toWalletType":"future","currency":"USDT","amount":"7.5","submissionTime":1767323046}""";
        const string Second =
            """{"fromAccount":"desk","fromWalletType":"future","toAccount":"demo","toWalletType":"future","currency":"USDT","amount":"2.5","submissionTime":1767323045}""";
        const string First =
            """{"fromAccount":"demo","fromWalletType":"future","toAccount":"desk","toWalletType":"future","currency":"USDT","amount":"40","submissionTime":1767323045}""";
        var all = $"[{Third},{Second},{First}]";
        Assert.Equal(all, Data(await SendAsync(legacy, legacy.Ada.Credentials, "GET", "main/v1/transfer-list?subAccount=desk&limit=10")));
        Assert.Equal(all, Data(await SendAsync(legacy, sub, "GET", "v1/transfer-history?limit=10")));
        Assert.Equal($"[{Third}]", Data(await SendAsync(legacy, legacy.Ada.Credentials, "GET", "v1/transfer-history?limit=1")));
    }

    [Fact]
    public async Task A_request_number_works_once()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await OpenAsync(legacy, "desk");
        (await MoveAsync(legacy, "main-to-sub", "r-1", "40")).Is(Errors.AccountOk);
        (await MoveAsync(legacy, "main-to-sub", "r-1", "40")).Is(Errors.OutTradeNoExists);
        (await MoveAsync(legacy, "main-to-sub", "r-2", "961")).Is(Errors.ContractBalanceNotEnough);
        (await MoveAsync(legacy, "main-to-sub", "r-2", "1.123456789")).Is(Errors.TransferPrecision);
        (await MoveAsync(legacy, "main-to-sub", "r-2", "x")).Is(Errors.AccountInvalidRequest);
        (await MoveAsync(legacy, "main-to-sub", "r-2", "1", currency: "NOPE")).Is(Errors.CurrencyNotFound);
        (await MoveAsync(legacy, "main-to-sub", "", "1")).Is(Errors.AccountInvalidRequest);
    }

    [Fact]
    public async Task A_sub_account_that_nobody_knows_is_no_account()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        (await MoveAsync(legacy, "main-to-sub", "r-1", "1")).Is(Errors.CloudAccountNotFound);
        (await SendAsync(legacy, legacy.Ada.Credentials, "GET", "main/v1/wallet?subAccount=desk")).Is(Errors.CloudAccountNotFound);
        await OpenAsync(legacy, "desk");
        // It is Ada's desk, not Bob's.
        (await SendAsync(legacy, legacy.Bob.Credentials, "GET", "main/v1/wallet?subAccount=desk")).Is(Errors.CloudAccountNotFound);
    }

    [Fact]
    public async Task Main_users_and_sub_accounts_have_doors_of_their_own()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        var sub = await OpenAsync(legacy, "desk");
        (await SendAsync(legacy, sub, "GET", "main/v1/wallet?subAccount=desk")).Is(Errors.HeaderKeyForbidden);
        (
            await SendAsync(
                legacy,
                legacy.Ada.Credentials,
                "POST",
                "sub/v1/sub-to-main",
                """{"requestNo":"r-1","currency":"USDT","amount":"1"}"""
            )
        ).Is(Errors.HeaderKeyForbidden);
        (await SendAsync(legacy, sub, "GET", "v1/transfer-history")).Is(Errors.AccountInvalidRequest);
        (await SendAsync(legacy, sub, "GET", "v1/transfer-history?limit=101")).Is(Errors.AccountInvalidRequest);
    }

    private static async Task<ClientCredentials> OpenAsync(LegacyContracts legacy, string name)
    {
        var opened = (await legacy.Ada.PostAsync("cloudAccounts", $$"""{"name":"{{name}}"}""")).Is(Errors.ContractOk);
        return await legacy.Session.NewKeyAsync(opened.Json["data"]!["account_id"]!.GetValue<long>());
    }

    private static Task<Reply> MoveAsync(LegacyContracts legacy, string way, string number, string amount, string currency = "USDT") =>
        SendAsync(
            legacy,
            legacy.Ada.Credentials,
            "POST",
            $"main/v1/{way}",
            $$"""{"requestNo":"{{number}}","subAccount":"desk","currency":"{{currency}}","amount":"{{amount}}"}"""
        );

    private static Task<Reply> SendAsync(
        LegacyContracts legacy,
        ClientCredentials credentials,
        string method,
        string path,
        string body = ""
    ) => legacy.Session.SendAsync(legacy.Session.Venue.Sign("bitmart", credentials, method, Prefix + path, body));

    private static string Data(Reply reply) => reply.Is(Errors.AccountOk).Json["data"]!.ToJsonString();
}
