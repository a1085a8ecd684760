using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class AccountTests
{
    [Fact]
    public async Task Each_state_of_the_account_has_its_row()
    {
        await using var session = await XLayer.StartAsync();
        var user = await session.NewUserAsync();
        session.Credentials = await session.NewKeyAsync(user);
        var states = new (string State, Catalog.ErrorRow Row)[]
        {
            ("deleted", Errors.UserNotFound),
            ("blocked", Errors.AccountBlocked),
            ("liquidating", Errors.AccountLiquidating),
            ("riskControlled", Errors.AccountRiskFrozen),
            ("frozen", Errors.AccountStatusInvalid),
            ("locked", Errors.AccountStatusInvalid),
            ("unverified", Errors.AccountStatusInvalid),
            ("underReview", Errors.AccountStatusInvalid),
            ("closed", Errors.AccountStatusInvalid),
        };
        foreach (var (state, row) in states)
        {
            await session.ControlAsync("PATCH", $"/users/{user}", new { state });
            (await session.SendAsync("GET", XLayer.Blocks)).Is(row);
        }

        await session.ControlAsync("PATCH", $"/users/{user}", new { state = "active" });
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
    }

    [Fact]
    public async Task A_key_that_belongs_to_nobody_has_no_user_id()
    {
        await using var session = await XLayer.StartAsync();
        session.Credentials = await session.NewKeyAsync(0);
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.UserIdEmpty);
    }
}
