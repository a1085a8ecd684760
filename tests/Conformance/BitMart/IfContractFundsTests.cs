using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Money between one's own wallets under a number of one's own, and accounts under one's account.</summary>
public sealed class IfContractFundsTests
{
    [Fact]
    public async Task A_transfer_is_made_once_and_found_again()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        const string Made =
            """{"out_trade_no":"t-1","transfer_id":1,"coin_code":"USDT","vol":"12.5","type":1,"created_at":"2026-01-02T03:04:05Z"}""";
        Assert.Equal(Made, Data(await TransferAsync(legacy.Ada, "12.50", 1, "t-1")));
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(Made, Data(await legacy.Ada.GetAsync("funds/transfer?out_trade_no=t-1")));
        (await TransferAsync(legacy.Ada, "1", 1, "t-1")).Is(Errors.OutTradeNoExists);
        (await TransferAsync(legacy.Ada, "1012.5", 2, "t-2")).Is(Errors.ContractOk);
        (await TransferAsync(legacy.Ada, "0.01", 2, "t-3")).Is(Errors.ContractBalanceNotEnough);
        (await TransferAsync(legacy.Ada, "0.000000001", 1, "t-3")).Is(Errors.TransferPrecision);
        (await TransferAsync(legacy.Ada, "-1", 1, "t-3")).Is(Errors.ContractInvalidRequest);
        (await TransferAsync(legacy.Ada, "1", 3, "t-3")).Is(Errors.ContractInvalidRequest);
        // Numbers are everybody's own.
        (await legacy.Bob.GetAsync("funds/transfer?out_trade_no=t-1")).Is(Errors.OutTradeNoNotFound);
        (await legacy.Ada.GetAsync("funds/transfer?out_trade_no=t-3")).Is(Errors.OutTradeNoNotFound);
        (await legacy.Ada.GetAsync("funds/transfer")).Is(Errors.ContractInvalidRequest);
        Assert.True((await legacy.Session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_account_has_room_for_thirty_others()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        Assert.Equal(
            """{"account_id":3,"name":"desk-0","status":1,"created_at":"2026-01-02T03:04:05Z"}""",
            Data(await OpenAsync(legacy.Ada, "desk-0"))
        );
        (await OpenAsync(legacy.Ada, "desk-0")).Is(Errors.ContractInvalidRequest);
        for (var desk = 1; desk < 30; desk++)
            (await OpenAsync(legacy.Ada, $"desk-{desk}")).Is(Errors.ContractOk);
        (await OpenAsync(legacy.Ada, "desk-30")).Is(Errors.CloudAccountCountLimit);
        Assert.Equal(30, (await legacy.Ada.GetAsync("cloudAccounts")).Json["data"]!["cloud_accounts"]!.AsArray().Count);
        (await legacy.Ada.PostAsync("cloudAccounts", "{}")).Is(Errors.ContractInvalidRequest);
        var desk0 = new LegacyTrader(legacy.Session, await legacy.Session.NewKeyAsync(3), 3);
        (await desk0.GetAsync("cloudAccounts")).Is(Errors.HeaderKeyForbidden);
    }

    private static Task<Reply> TransferAsync(LegacyTrader trader, string volume, int type, string number) =>
        trader.PostAsync("funds/transfer", $$"""{"coin_code":"USDT","vol":"{{volume}}","type":{{type}},"out_trade_no":"{{number}}"}""");

    private static Task<Reply> OpenAsync(LegacyTrader trader, string name) =>
        trader.PostAsync("cloudAccounts", $$"""{"name":"{{name}}"}""");

    private static string Data(Reply reply) => reply.Is(Errors.ContractOk).Json["data"]!.ToJsonString();
}
