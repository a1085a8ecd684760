using System.Collections.Immutable;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Server.Control;

/// <summary>Transfers from one chain of the world to another.</summary>
internal static class CrossingsApi
{
    private const int CrossingsPerPageMax = 100;

    public static void MapCrossings(this RouteGroupBuilder control)
    {
        control.MapGet("/chains/cross", List).WithSummary("The newest transfers over bridges.");
        control.MapPost("/chains/cross", Send).WithSummary("Sends coins or tokens over a bridge. Amounts are in the smallest unit.");
    }

    private static IResult List(LiveWorld world)
    {
        var bridges = world.Chains.Bridges.ToList();
        return Results.Json(
            world
                .Chains.Crossings.Reverse()
                .Take(CrossingsPerPageMax)
                .Select(crossing => ChainViews.Of(crossing, bridges[crossing.Bridge]))
                .ToList()
        );
    }

    private static async Task<IResult> Send(NewCrossing wanted, LiveWorld world)
    {
        if (!Address20.TryParse(wanted.Source ?? "", out var source) || !ChainViews.TryParseOptional(wanted.Token, out var token))
            return Problem.BadRequest("The source and the token are addresses.");
        var payments = ImmutableArray.CreateBuilder<CrossPayment>();
        foreach (var payment in wanted.Payments ?? [])
        {
            if (!Address20.TryParse(payment.To ?? "", out var to) || !Word256.TryParse(payment.Amount ?? "", out var amount))
                return Problem.BadRequest("A payment has an address and an amount in the smallest unit.");
            payments.Add(new CrossPayment(to, amount));
        }
        var send = new SendAcross(
            wanted.Home ?? "xlayer",
            wanted.Zone ?? "tradezone",
            wanted.Kind ?? CrossKind.Deposit,
            source,
            token,
            payments.ToImmutable()
        );
        return await world
            .ExecuteAsync(send)
            .ToResultAsync(
                crossing => ChainViews.Of(crossing, world.Chains.Bridges.ElementAt(crossing.Bridge)),
                StatusCodes.Status201Created
            );
    }

    internal sealed record NewCrossing(string? Home, string? Zone, CrossKind? Kind, string? Source, string? Token, CrossPay[]? Payments);

    internal sealed record CrossPay(string? To, string? Amount);
}
