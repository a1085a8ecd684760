using Kontor.World;
using Kontor.World.Credits;

namespace Kontor.Server.Control;

/// <summary>Credits of metered dialects: balance, top-up, and a statement that explains every debit by its request.</summary>
internal static class CreditsApi
{
    private const int LinesMax = 1000;

    public static void MapCredits(this RouteGroupBuilder control)
    {
        control.MapGet("/credits/{user:long}", Show).WithSummary("A user's credits and the newest lines of its statement.");
        control.MapPost("/credits/{user:long}/topup", Add).WithSummary("Adds credits.");
    }

    private static Task<IResult> Show(long user, LiveWorld world) =>
        world
            .ReadAsync(state => new { Balance = state.Credits.BalanceOf(user), Statement = state.Credits.StatementOf(user, LinesMax) })
            .ToResultAsync(view => (object)view);

    private static Task<IResult> Add(long user, Addition addition, LiveWorld world) =>
        world.ExecuteAsync(new TopUp(user, addition.Amount, addition.Note ?? "")).ToResultAsync(balance => new { Balance = balance });

    internal sealed record Addition(long Amount, string? Note);
}
