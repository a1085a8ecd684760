using Kontor.World;
using Kontor.World.Directory;

namespace Kontor.Server.Control;

/// <summary>Partners through whom keys are issued. A key may name one that does not exist: one contract has a row for that.</summary>
internal static class BrokersApi
{
    public static void MapBrokers(this RouteGroupBuilder control) =>
        control.MapPost("/brokers", Define).WithSummary("Adds a broker, or replaces the host names its keys are good on.");

    private static Task<IResult> Define(NewBroker wanted, LiveWorld world) =>
        world
            .ExecuteAsync(new DefineBroker(wanted.Id ?? "", [.. wanted.Domains ?? []]))
            .ToResultAsync(broker => broker, StatusCodes.Status201Created);

    /// <param name="Domains">Nothing when its keys are good everywhere.</param>
    internal sealed record NewBroker(string? Id, string[]? Domains);
}
