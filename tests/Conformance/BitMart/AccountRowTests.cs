using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>The rows of method, media type, body, account and failure under <c>/spot</c> and <c>/account</c>.</summary>
public sealed class AccountRowTests
{
    private const string Transfer = "/account/v1/transfer-contract";
    private const string Margin = "/spot/v1/margin/isolated/transfer";

    [Fact]
    public async Task A_known_path_names_the_methods_it_takes()
    {
        await using var session = await Session.StartAsync("bitmart");
        var account = (await session.SendAsync("DELETE", "/account/v1/wallet")).Is(Errors.AccountMethodNotAllowed);
        Assert.Equal("GET", account.Header("Allow"));
        (await session.SendAsync("POST", "/spot/v1/wallet", "{}")).Is(Errors.SpotMethodNotAllowed);
    }

    [Fact]
    public async Task A_body_has_to_say_that_it_is_json_and_be_it()
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = 0 } }
        );
        foreach (
            var (path, media, bad) in new[]
            {
                (Transfer, Errors.AccountUnsupportedMediaType, Errors.AccountInvalidRequest),
                (Margin, Errors.SpotUnsupportedMediaType, Errors.SpotBadRequest),
            }
        )
        {
            var signed = session.Signed("POST", path, "{}");
            (
                await session.SendAsync(
                    signed with
                    {
                        Headers = [.. signed.Headers.Where(one => one.Header != "Content-Type"), ("Content-Type", "text/plain")],
                    }
                )
            ).Is(media);
            foreach (var body in new[] { "", "nonsense", "[1]", "\"text\"", "{\"a\":", "null" })
            {
                var request = session.Signed("POST", path, body);
                (
                    await session.SendAsync(
                        body.Length > 0 ? request : request with { Headers = [.. request.Headers, ("Content-Type", "application/json")] }
                    )
                ).Is(body.Length > 0 ? bad : media);
            }
        }
    }

    [Fact]
    public async Task A_frozen_user_gets_the_security_row_and_nothing_else()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", "/users/1", new { state = "frozen" });
        (await session.SendAsync("GET", "/spot/v1/wallet")).Is(Errors.SpotAccountFrozen);
        await session.ControlAsync("PATCH", "/users/1", new { state = "active" });
        (await session.SendAsync("GET", "/spot/v1/wallet")).Is(Errors.SpotOk);
    }

    [Fact]
    public async Task A_user_without_the_account_has_no_wallet_there()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", "/users/1", new { accounts = new[] { "funding" } });
        (await session.SendAsync("GET", "/spot/v1/wallet")).Is(Errors.SpotUserNotFound);
        (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountOk);
        await session.ControlAsync("PATCH", "/users/1", new { accounts = new[] { "spot" } });
        (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountUserNotFound);
    }

    [Fact]
    public async Task A_service_that_answers_nonsense_is_an_internal_error()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.ControlAsync("PATCH", "/services/bitmart/spot", new { state = "faulty" });
        await session.ControlAsync("PATCH", "/services/bitmart/account", new { state = "faulty" });
        (await session.SendAsync("GET", "/spot/v1/wallet")).Is(Errors.SpotInternalError);
        (await session.SendAsync("GET", "/account/v1/wallet")).Is(Errors.AccountInternalError);
    }

    [Fact]
    public async Task The_wallets_legacy_parameters_are_checked()
    {
        await using var session = await Session.StartAsync("bitmart");
        (await session.SendAsync("GET", "/account/v1/wallet?account_type=3")).Is(Errors.AccountTypeNotFound);
        (await session.SendAsync("GET", "/account/v1/wallet?account_type=x")).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", "/account/v1/wallet?needUsdValuation=maybe")).Is(Errors.AccountInvalidRequest);
        (await session.SendAsync("GET", "/account/v1/wallet?currency=NOPE")).Is(Errors.CurrencyNotFound);
    }
}
