using Kontor.World;

namespace Kontor.Server.Control;

/// <summary>Whether every invariant holds, and the fingerprint of the state.</summary>
internal static class ChecksApi
{
    public static void MapChecks(this RouteGroupBuilder control) =>
        control.MapGet("/checks", Check).WithSummary("Invariants and the state hash.");

    private static Task<IResult> Check(LiveWorld world) => world.CheckAsync().ToResultAsync(report => (object)report);
}
