using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>
/// Where a POST to a path below the API leads that is no interface. The gate finds out who is asking before it says so; the handler is never
/// reached.
/// </summary>
internal static class Unregistered
{
    public static Route Route { get; } =
        new(
            "POST",
            "/api/open/v1/",
            Access.Signed,
            static _ => throw new InvalidOperationException("The gate refuses an unregistered interface.")
        );
}
