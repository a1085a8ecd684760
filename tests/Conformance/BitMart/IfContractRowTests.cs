using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>What the first generation of contracts refuses, each row from its real cause.</summary>
public sealed class IfContractRowTests
{
    private const string CancelNothing = """{"orders":[{"contract_id":1,"orders":[1]}]""";

    [Fact]
    public async Task A_function_that_is_not_there_is_said_so_to_whoever_has_a_key()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        (await legacy.Ada.GetAsync("teleport")).Is(Errors.FunctionNotFound);
        (await legacy.Ada.GetAsync("funds/teleport?ver=1.0")).Is(Errors.FunctionNotFound);
        (await legacy.Ada.PostAsync("teleport", "{}")).Is(Errors.FunctionNotFound);
        (await legacy.Session.SendBareAsync("GET", LegacyContracts.Prefix + "teleport")).Is(Errors.HeaderKeyEmpty);
        (await legacy.Session.SendAsync("GET", "/contract/v1/other/teleport")).Is(Errors.RouteNotFound);
        (await legacy.Session.SendAsync("GET", "/contract/v1/ifcontract")).Is(Errors.RouteNotFound);
        (await legacy.Ada.GetAsync("submitOrder")).Is(Errors.ContractInvalidRequest);
    }

    [Fact]
    public async Task A_version_that_is_not_served_is_refused_wherever_it_stands()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        (await legacy.Ada.GetAsync("accounts?ver=1.0")).Is(Errors.ContractOk);
        (await legacy.Ada.GetAsync("accounts?ver=2.0")).Is(Errors.VersionInvalid);
        (await legacy.Ada.PostAsync("cancelOrders", CancelNothing + ""","ver":"1.0"}""")).Is(Errors.ContractOk);
        (await legacy.Ada.PostAsync("cancelOrders", CancelNothing + ""","ver":1.1}""")).Is(Errors.VersionInvalid);
        (await legacy.Ada.PostAsync("cancelOrders?ver=1.1", CancelNothing + "}")).Is(Errors.VersionInvalid);
    }

    [Fact]
    public async Task A_nonce_is_an_instant_that_is_near_and_was_not_used()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        var nowS = legacy.Session.Venue.NowMs / 1000;
        (await NonceAsync(legacy.Ada, $"{nowS}")).Is(Errors.ContractOk);
        (await NonceAsync(legacy.Ada, $"{nowS}")).Is(Errors.NonceInvalid);
        (await NonceAsync(legacy.Ada, $"\"0{nowS}\"")).Is(Errors.NonceInvalid);
        // Another key has nonces of its own.
        (await NonceAsync(legacy.Bob, $"{nowS}")).Is(Errors.ContractOk);
        (await NonceAsync(legacy.Ada, $"{nowS - 60}")).Is(Errors.ContractOk);
        (await NonceAsync(legacy.Ada, $"{nowS + 60}")).Is(Errors.ContractOk);
        (await NonceAsync(legacy.Ada, $"{nowS - 61}")).Is(Errors.NonceInvalid);
        (await NonceAsync(legacy.Ada, $"{nowS + 61}")).Is(Errors.NonceInvalid);
        (await NonceAsync(legacy.Ada, "\"now\"")).Is(Errors.NonceInvalid);
        (await NonceAsync(legacy.Ada, "99999999999999999")).Is(Errors.NonceInvalid);

        static Task<Reply> NonceAsync(LegacyTrader trader, string nonce) =>
            trader.PostAsync("cancelOrders", $$"""{{CancelNothing}},"nonce":{{nonce}}}""");
    }

    [Fact]
    public async Task The_contract_system_has_a_list_of_addresses_of_its_own()
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { TrustedProxies = ["127.0.0.1/32"] } }
        );
        var key = $"/keys/{session.Credentials.Key}";
        await session.ControlAsync("PATCH", key, new { allowedIps = new[] { "10.0.0.0/8" }, contractIps = new[] { "10.1.0.0/16" } });
        var accounts = session.Signed("GET", LegacyContracts.Prefix + "accounts");
        (await session.SendAsync(accounts.From("10.1.2.3"))).Is(Errors.ContractOk);
        (await session.SendAsync(accounts.From("10.2.2.3"))).Is(Errors.ContractIpInvalid);
        (await session.SendAsync(accounts.From("192.0.2.1"))).Is(Errors.IpForbidden);
        (await session.SendAsync(session.Signed("GET", "/spot/v1/wallet").From("10.2.2.3"))).Is(Errors.SpotOk);
        await session.ControlAsync("PATCH", key, new { contractIps = Array.Empty<string>() });
        (await session.SendAsync(accounts.From("10.2.2.3"))).Is(Errors.ContractOk);
    }

    [Fact]
    public async Task Who_never_opened_a_contract_account_has_to_open_one()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.Session.ControlAsync("PATCH", $"/users/{legacy.Bob.User}", new { accounts = new[] { "spot", "funding" } });
        (await legacy.Bob.GetAsync("accounts")).Is(Errors.CloudAccountNotFound);
        (await legacy.Bob.LimitAsync(way: 1, volume: 1, "49000")).Is(Errors.CloudAccountNotFound);
        (await legacy.Bob.GetAsync("createContractAccount?contractID=9")).Is(Errors.ContractNotFound);
        Assert.Equal(
            $$"""{"account_id":{{legacy.Bob.User}}}""",
            (await legacy.Bob.GetAsync("createContractAccount?contractID=1")).Is(Errors.ContractOk).Json["data"]!.ToJsonString()
        );
        (await legacy.Bob.GetAsync("createContractAccount?contractID=1")).Is(Errors.ContractOk);
        (await legacy.Bob.LimitAsync(way: 1, volume: 1, "49000")).Is(Errors.ContractOk);
    }

    [Fact]
    public async Task A_contract_that_is_paused_or_gone_or_unknown_takes_no_orders()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.PatchContractAsync(new { state = "paused" });
        (await legacy.Ada.LimitAsync(way: 1, volume: 1, "49000")).Is(Errors.ContractPaused);
        await legacy.PatchContractAsync(new { state = "offline" });
        (await legacy.Ada.LimitAsync(way: 1, volume: 1, "49000")).Is(Errors.ContractOffline);
        (await legacy.Ada.PostAsync("cancelOrders", """{"orders":[{"contract_id":9,"orders":[1]}]}""")).Is(Errors.ContractNotFound);
    }

    [Fact]
    public async Task Leverage_and_money_have_their_limits()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.PatchContractAsync(new { leverageMin = 2 });
        foreach (
            var (leverage, row) in new[] { (101, Errors.LeverageTooLarge), (1, Errors.LeverageTooSmall), (0, Errors.LeverageTooSmall) }
        )
            (
                await legacy.Ada.PostAsync(
                    "submitOrder",
                    $$"""{"contract_id":1,"category":1,"way":1,"open_type":1,"leverage":{{leverage}},"vol":1,"price":"49000"}"""
                )
            ).Is(row);
        (await legacy.Ada.LimitAsync(way: 1, volume: 300, "49000")).Is(Errors.ContractBalanceNotEnough);
    }

    [Fact]
    public async Task A_position_is_closed_once_and_only_as_far_as_it_goes()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        (await legacy.Ada.LimitAsync(way: 3, volume: 1, "50000")).Is(Errors.PositionNotFound);
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        var position = await legacy.Ada.PositionAsync();
        (await legacy.Ada.LimitAsync(way: 3, volume: 11, "50000")).Is(Errors.PositionVolumeNotEnough);
        (await legacy.Bob.LimitAsync(way: 2, volume: 10, "50000")).Is(Errors.ContractOk);
        (await legacy.Ada.MarketAsync(way: 3, volume: 10, more: $""","position_id":{position}""")).Is(Errors.ContractOk);
        (await legacy.Ada.MarketAsync(way: 3, volume: 10, more: $""","position_id":{position}""")).Is(Errors.PositionClosed);
        (await legacy.Ada.MarketAsync(way: 3, volume: 10, more: ""","position_id":77""")).Is(Errors.PositionNotFound);
        (await MarginAsync(legacy.Ada, position, "1", 1)).Is(Errors.PositionClosed);
    }

    [Fact]
    public async Task Margin_is_moved_where_the_position_allows_it()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Fixed);
        var position = await legacy.Ada.PositionAsync();
        // 500 at ten times leverage stand on 50; 2 must be behind them, and 2 are 85 % of 2.35.
        (await MarginAsync(legacy.Ada, position, "48.5", 2)).Is(Errors.SubMarginWouldLiquidate);
        (await MarginAsync(legacy.Ada, position, "47.7", 2)).Is(Errors.SubMarginWouldWarn);
        (await MarginAsync(legacy.Ada, position, "1", 2)).Is(Errors.MarginBelowBaseLimit);
        (await MarginAsync(legacy.Ada, position, "10.5", 1)).Is(Errors.ContractOk);
        (await MarginAsync(legacy.Ada, position, "10", 2)).Is(Errors.ContractOk);
        Assert.Equal("50.5", await IsolatedMarginAsync(legacy.Ada));
        (await MarginAsync(legacy.Ada, position, "1000", 1)).Is(Errors.ContractBalanceNotEnough);
        (await MarginAsync(legacy.Ada, 99, "1", 1)).Is(Errors.PositionNotFound);
        (await MarginAsync(legacy.Bob, position, "1", 1)).Is(Errors.PositionNotFound);
        (await MarginAsync(legacy.Ada, position, "1", 3)).Is(Errors.ContractInvalidRequest);
        (await MarginAsync(legacy.Ada, position, "0", 1)).Is(Errors.ContractInvalidRequest);
        (await MarginAsync(legacy.Ada, position, "one", 1)).Is(Errors.ParameterUnparsable);
    }

    [Fact]
    public async Task A_cross_position_has_no_margin_of_its_own()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        (await MarginAsync(legacy.Ada, await legacy.Ada.PositionAsync(), "1", 1)).Is(Errors.PositionNotIsolated);
    }

    private static Task<Reply> MarginAsync(LegacyTrader trader, long position, string volume, int operation) =>
        trader.PostAsync("marginOper", $$"""{"contract_id":1,"position_id":{{position}},"vol":"{{volume}}","oper_type":{{operation}}}""");

    private static async Task<string> IsolatedMarginAsync(LegacyTrader trader) =>
        (await trader.GetAsync("userPositions?contractID=1")).Json["data"]!["positions"]![0]!["im"]!.GetValue<string>();
}
