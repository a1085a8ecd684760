using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

public sealed class ServiceTests
{
    private const string Service = "/services/binance-wallet/balances";

    [Fact]
    public async Task Paths_and_methods_are_looked_at_after_the_caller_has_proven_who_it_is()
    {
        await using var session = await BinanceWallet.StartAsync();
        (await session.SendBareAsync("GET", "/build/nowhere")).Is(Errors.ApiKeyInvalid);
        var path = (await session.AskAsync("GET", "/build/nowhere")).Is(Errors.ParameterError);
        Assert.Equal(
            $$"""{"code":40001,"msg":"Parameter [path] error: no such endpoint","data":null,"timestamp":{{BinanceWallet.At}},"success":false}""",
            path.Text
        );
        var method = (await session.AskAsync("DELETE", BinanceWallet.Chains)).Is(Errors.ParameterError);
        Assert.Equal("Parameter [method] error: not supported by this endpoint", method.Json["msg"]!.GetValue<string>());
        Assert.Equal("GET", method.Header("Allow"));
    }

    [Fact]
    public async Task Providers_that_cannot_be_reached_make_balances_unavailable_and_nothing_else()
    {
        await using var session = await BinanceWallet.StartAsync();
        await session.ControlAsync("PATCH", Service, new { state = "down" });
        var reply = (await session.AskAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask)).Is(Errors.ServiceUnavailable);
        Assert.Equal(
            $$"""{"code":50001,"msg":"Service temporarily unavailable, please retry later","data":null,"timestamp":{{BinanceWallet.At}},"success":false}""",
            reply.Text
        );
        Assert.Equal("", reply.Header("X-OC-Blocked-By"));
        (await session.AskAsync("POST", BinanceWallet.Balances, "{}")).Is(Errors.ParameterError);
        (await session.AskAsync()).Is(Errors.Success);
    }

    [Fact]
    public async Task Histories_have_providers_of_their_own()
    {
        await using var wallets = await Wallets.OpenAsync();
        var (session, hash) = (wallets.Session, new string('0', 64));
        await session.ControlAsync("PATCH", "/services/binance-wallet/history", new { state = "down" });
        (await wallets.GetAsync(Wallets.History, $"address={Wallets.Ann}&chains=56")).Is(Errors.ServiceUnavailable);
        (await wallets.GetAsync(Wallets.Detail, $"binanceChainId=56&txHash=0x{hash}")).Is(Errors.ServiceUnavailable);
        (await wallets.GetAsync(Wallets.AllBalances, $"address={Wallets.Ann}")).Is(Errors.Success);
        await session.ControlAsync("PATCH", "/services/binance-wallet/history", new { state = "up" });
        await session.ControlAsync("PATCH", Service, new { state = "down" });
        (await wallets.GetAsync(Wallets.History, $"address={Wallets.Ann}&chains=56")).Is(Errors.Success);
        (await wallets.GetAsync(Wallets.AllBalances, $"address={Wallets.Ann}")).Is(Errors.ServiceUnavailable);
    }

    [Fact]
    public async Task A_slow_provider_is_waited_for_until_the_deadline()
    {
        await using var session = await BinanceWallet.StartAsync(gate => gate with { DeadlineMs = 200 });
        await session.ControlAsync("PATCH", Service, new { state = "slow", latencyMs = 200 });
        (await session.SendWhileTimePassesAsync(session.Signed("POST", BinanceWallet.Balances, BinanceWallet.Ask).Once())).Is(
            Errors.Success
        );
        await session.ControlAsync("PATCH", Service, new { latencyMs = 201 });
        (await session.SendWhileTimePassesAsync(session.Signed("POST", BinanceWallet.Balances, BinanceWallet.Ask).Once())).Is(
            Errors.ServiceUnavailable
        );
    }

    [Fact]
    public async Task A_provider_that_answers_nonsense_is_an_internal_error_without_its_insides()
    {
        await using var session = await BinanceWallet.StartAsync();
        await session.ControlAsync("PATCH", Service, new { state = "faulty" });
        var reply = (await session.AskAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask)).Is(Errors.InternalError);
        Assert.Equal(
            $$"""{"code":50000,"msg":"Internal server error, please retry later","data":null,"timestamp":{{BinanceWallet.At}},"success":false}""",
            reply.Text
        );
    }

    [Fact]
    public async Task More_calls_at_once_than_the_house_can_carry_find_the_service_unavailable()
    {
        await using var session = await BinanceWallet.StartAsync(gate => gate with { CallsInFlightMax = 1 });
        await session.Venue.HoldAsync(session.Signed("POST", BinanceWallet.Balances, BinanceWallet.Ask).Once());
        (await session.AskAsync()).Is(Errors.ServiceUnavailable);
    }

    [Fact]
    public async Task A_body_past_the_bound_is_refused_at_the_gate()
    {
        await using var session = await BinanceWallet.StartAsync(gate => gate with { BodyBytesMax = 100 });
        var refused = (await session.AskAsync("POST", BinanceWallet.Balances, new string(' ', 101))).Is(Errors.ParameterError);
        Assert.Equal("Parameter [body] error: must not exceed 100 bytes", refused.Json["msg"]!.GetValue<string>());
        Assert.Equal("ParameterFilter/40001", refused.Header("X-OC-Blocked-By"));
    }

    [Fact]
    public async Task The_same_seed_and_the_same_script_give_the_same_bytes()
    {
        Assert.Equal(await PlayAsync(), await PlayAsync());

        static async Task<List<string>> PlayAsync()
        {
            await using var session = await Session.StartAsync("binance-wallet", options => options with { Seed = 7 });
            var served = await session.SendAsync("GET", BinanceWallet.Chains);
            return
            [
                served.Text,
                served.Header("X-OC-Trace-Id"),
                (await session.SendAsync("GET", BinanceWallet.Chains)).Text,
                (await session.SendAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask)).Text,
                (await session.SendAsync("POST", BinanceWallet.Balances, "{}")).Text,
                (await session.SendBareAsync("GET", BinanceWallet.Chains)).Text,
            ];
        }
    }
}
