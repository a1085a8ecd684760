using Kontor.World;
using Kontor.World.Services;

namespace Kontor.Server.Control;

/// <summary>What the services behind the door look like: up, in maintenance, away, slow, or answering nonsense.</summary>
internal static class ServicesApi
{
    public static void MapServices(this RouteGroupBuilder control)
    {
        control.MapGet("/services", (LiveWorld world) => world.Services.All).WithSummary("The services that were ever set.");
        control.MapPatch("/services/{**name}", Patch).WithSummary("Sets a service's state. One that was never set is up.");
    }

    private static Task<IResult> Patch(string name, ServicePatch patch, LiveWorld world)
    {
        var before = world.Services.Find(name);
        var service = new ServiceRecord
        {
            Name = name,
            State = patch.State ?? before.State,
            Title = patch.Title ?? before.Title,
            StartMs = patch.Start?.ToUnixTimeMilliseconds() ?? before.StartMs,
            EndMs = patch.End?.ToUnixTimeMilliseconds() ?? before.EndMs,
            LatencyMs = patch.LatencyMs ?? before.LatencyMs,
        };
        return world.ExecuteAsync(new SetService(service)).ToResultAsync(changed => changed);
    }

    internal sealed record ServicePatch(ServiceState? State, string? Title, DateTimeOffset? Start, DateTimeOffset? End, long? LatencyMs);
}
