using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Referrals;

namespace Kontor.Server.Control;

/// <summary>Who brought whom to an exchange, and what that earns. Contracts only read it: users come by links on web pages.</summary>
internal static class ReferralsApi
{
    public static void MapReferrals(this RouteGroupBuilder control)
    {
        control
            .MapPost("/exchanges/{exchange}/users/{user:long}/inviter", SetInviter)
            .WithSummary("Writes down, once and for good, who brought a user to an exchange.");
        control.MapGet("/exchanges/{exchange}/referrals", List).WithSummary("Who was brought to an exchange, and by whom.");
        control
            .MapPatch("/exchanges/{exchange}/referrals", Patch)
            .WithSummary("Sets what inviters get of the fees of those they brought, in millionths.");
    }

    private static Task<IResult> SetInviter(string exchange, long user, NewInviter given, LiveWorld world) =>
        world
            .ExecuteAsync(new SetInviter(new ExchangeId(exchange), user, given.Inviter, given.Code ?? ""))
            .ToResultAsync(View.Of, StatusCodes.Status201Created);

    private static async Task<IResult> List(string exchange, LiveWorld world, long? inviter = null)
    {
        var answer = await world.ReadAsync(state =>
            state.Referrals.Find(new ExchangeId(exchange)) is { } book
                ? new Book(book.SharePpm, [.. (inviter is { } one ? book.InviteesOf(one) : book.All).Select(View.Of)])
                : null
        );
        return answer.Status switch
        {
            AnswerStatus.Busy => Problem.Busy(),
            AnswerStatus.Unavailable => Problem.Unavailable(),
            _ => answer.Value is { } book ? Results.Json(book) : Problem.NotFound($"There is no exchange {exchange}."),
        };
    }

    private static Task<IResult> Patch(string exchange, ReferralPatch patch, LiveWorld world) =>
        world.ExecuteAsync(new SetRebateShare(new ExchangeId(exchange), patch.RebatePpm)).ToResultAsync(ppm => new { RebatePpm = ppm });

    internal sealed record NewInviter(long Inviter, string? Code);

    internal sealed record ReferralPatch(int RebatePpm);

    internal sealed record Book(int RebatePpm, IReadOnlyList<View> Referrals);

    internal sealed record View(long User, long Inviter, string Code, string At)
    {
        public static View Of(Referral referral) =>
            new(referral.User, referral.Inviter, referral.Code, RequestsApi.Instant(referral.TimeMs));
    }
}
