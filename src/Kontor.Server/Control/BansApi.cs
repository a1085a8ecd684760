using Kontor.Gate;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.World;

namespace Kontor.Server.Control;

/// <summary>Addresses that are turned away for a while.</summary>
internal static class BansApi
{
    private const int SecondsMax = 30 * 24 * 3600;

    public static void MapBans(this RouteGroupBuilder control)
    {
        control.MapPost("/bans", Ban).WithSummary("Turns an address away for some seconds of the world's time.");
        control.MapDelete("/bans/{address}", Lift).WithSummary("Lets an address in again, whoever has turned it away.");
        control.MapDelete("/bans/users/{id:long}", LiftUser).WithSummary("Lets a user in again that went on after it was told to stop.");
    }

    private static IResult Ban(NewBan ban, LiveWorld world, GateServices gate)
    {
        if (!IpKey.TryParse(ban.Address ?? "", out var address))
            return Problem.BadRequest($"'{ban.Address}' is no address.");
        if (ban.Seconds is < 1 or > SecondsMax)
            return Problem.BadRequest($"seconds must lie between 1 and {SecondsMax}.");
        var untilMs = world.Clock.NowMs + (ban.Seconds * 1000L);
        return gate.Bans.Ban(address.Value, untilMs)
            ? Results.Ok(new { Address = address.ToString(), Until = RequestsApi.Instant(untilMs) })
            : Problem.Conflict("As many addresses are banned as the gate can remember.");
    }

    private static IResult Lift(string address, GateServices gate, Door door)
    {
        if (!IpKey.TryParse(address, out var key))
            return Problem.BadRequest($"'{address}' is no address.");
        gate.Bans.Lift(key.Value);
        LiftMarked(key.Value, gate, door);
        return Results.NoContent();
    }

    private static IResult LiftUser(long id, LiveWorld world, GateServices gate, Door door)
    {
        if (world.Directory.FindUser(id) is null)
            return Problem.NotFound($"There is no user {id}.");
        LiftMarked(Subject.OfUser(id), gate, door);
        return Results.NoContent();
    }

    // The bans that the gate has set by itself.
    private static void LiftMarked(UInt128 subject, GateServices gate, Door door)
    {
        foreach (var mark in door.Dialects.SelectMany(dialect => dialect.BanMarks))
            gate.Bans.Lift(subject ^ mark);
    }

    internal sealed record NewBan(string? Address, int Seconds);
}
