using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Server.Control;

/// <summary>The chains of the world.</summary>
internal static class ChainsApi
{
    public static void MapChains(this RouteGroupBuilder control)
    {
        control.MapGet("/chains", List).WithSummary("The chains and their tips.");
        control.MapPost("/chains/{chain}/mine", Mine).WithSummary("Makes blocks at the world's time.");
        control
            .MapPost("/chains/{chain}/verifications", Verify)
            .WithSummary("Records a contract verification and how it stands; makes up a guid unless one is given.");
    }

    private static Task<IResult> List(LiveWorld world) =>
        world
            .ReadAsync(state =>
                state
                    .Chains.All.Select(chain => new
                    {
                        chain.Name,
                        chain.Record.ChainId,
                        chain.Record.FullName,
                        Tip = chain.Blocks.Tip,
                    })
                    .ToList()
            )
            .ToResultAsync(chains => chains);

    private static Task<IResult> Mine(string chain, Order? order, LiveWorld world) =>
        world.ExecuteAsync(new MineBlocks(chain, order?.Blocks ?? 1)).ToResultAsync(tip => tip);

    private static Task<IResult> Verify(string chain, Verification verification, LiveWorld world) =>
        world
            .ExecuteAsync(new RecordVerification(chain, verification.Guid ?? "", verification.State ?? VerificationState.Pending))
            .ToResultAsync(job => job);

    internal sealed record Order(int? Blocks);

    internal sealed record Verification(string? Guid, VerificationState? State);
}
