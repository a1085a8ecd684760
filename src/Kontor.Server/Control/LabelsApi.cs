using Kontor.World;
using Kontor.World.Compliance;

namespace Kontor.Server.Control;

/// <summary>Who stands behind addresses. The houses name their own; of others an operator says what is known.</summary>
internal static class LabelsApi
{
    public static void MapLabels(this RouteGroupBuilder control)
    {
        control.MapGet("/chains/{chain}/labels", List).WithSummary("The labels of a chain's addresses.");
        control
            .MapPut("/chains/{chain}/labels/{address}", Put)
            .WithSummary(
                "Says who stands behind an address, and whether anybody should have to do with it. A label that says nothing removes the one before."
            );
    }

    private static Task<IResult> List(string chain, LiveWorld world) =>
        world.ReadAsync(state => state.Compliance.Labels.Where(label => label.Chain == chain).ToList()).ToResultAsync(labels => labels);

    private static Task<IResult> Put(string chain, string address, NewLabel label, LiveWorld world)
    {
        // Hexadecimal addresses come with letters of both sizes; others mean something by them.
        var spelling = address.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? address.ToLowerInvariant() : address;
        return world
            .ExecuteAsync(new LabelAddress(new AddressLabel(chain, spelling, label.Entity ?? "", label.Category ?? "", label.IsBlack)))
            .ToResultAsync(changed => changed);
    }

    internal sealed record NewLabel(string? Entity, string? Category, bool IsBlack);
}
