using Kontor.World;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Server.Control;

/// <summary>Users that other users opened under them: no contract has an endpoint for it, their owners do it by hand.</summary>
internal static class SubAccountsApi
{
    public static void MapSubAccounts(this RouteGroupBuilder control)
    {
        control.MapPost("/exchanges/{exchange}/users/{user:long}/sub-accounts", Open).WithSummary("Opens a sub-account of a user.");
        control.MapPatch("/exchanges/{exchange}/sub-accounts/{user:long}", Set).WithSummary("Freezes a sub-account, or lets it go on.");
    }

    private static Task<IResult> Open(string exchange, long user, NewSubAccount account, LiveWorld world) =>
        world
            .ExecuteAsync(new OpenSubAccount(new ExchangeId(exchange), user, account.Name ?? ""))
            .ToResultAsync(opened => opened, StatusCodes.Status201Created);

    private static Task<IResult> Set(string exchange, long user, SubAccountPatch patch, LiveWorld world) =>
        world.ExecuteAsync(new SetSubAccount(new ExchangeId(exchange), user, patch.State)).ToResultAsync(changed => changed);

    internal sealed record NewSubAccount(string? Name);

    internal sealed record SubAccountPatch(SubAccountState State);
}
