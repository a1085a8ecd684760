using System.Collections.Immutable;
using Kontor.Server.Following;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Ledger;

namespace Kontor.Server.Control;

/// <summary>The chains of the world.</summary>
internal static class ChainsApi
{
    private const int TokenDecimalsMax = 30;

    public static void MapChains(this RouteGroupBuilder control)
    {
        control.MapGet("/chains", List).WithSummary("The chains and their tips.");
        control.MapPost("/chains", Define).WithSummary("Begins a chain, with what its genesis block gives to whom.");
        control.MapPost("/chains/{chain}/mine", Mine).WithSummary("Makes blocks at the world's time.");
        control
            .MapPost("/chains/{chain}/verifications", Verify)
            .WithSummary("Records a contract verification and how it stands; makes up a guid unless one is given.");
    }

    private static Task<IResult> List(LiveWorld world, FollowedChains followed) =>
        world
            .ReadAsync(state => state.Chains.All.Select(chain => (chain.Record, chain.Blocks.Tip)).ToList())
            .ToResultAsync(chains =>
                chains.ConvertAll(chain => new ChainView(
                    chain.Record.Name,
                    chain.Record.ChainId,
                    chain.Record.FullName,
                    chain.Tip,
                    followed.Find(chain.Record.Name) is { } real ? FollowedView.Of(real) : null
                ))
            );

    private static async Task<IResult> Define(NewChain wanted, LiveWorld world)
    {
        var allocations = ImmutableArray.CreateBuilder<Allocation>();
        foreach (var gift in wanted.Allocations ?? [])
        {
            if (gift.Decimals is < 0 or > TokenDecimalsMax)
                return Problem.BadRequest($"A token has 0 to {TokenDecimalsMax} decimals, not {gift.Decimals}.");
            if (Units.Parse(gift.Amount ?? "", gift.Decimals, out var units) is var fault and not UnitsFault.None)
                return Problem.BadRequest($"'{gift.Amount}' is no amount with {gift.Decimals} decimals: {fault}.");
            allocations.Add(
                new Allocation(gift.Address ?? "", gift.Contract ?? "", gift.Symbol ?? wanted.NativeSymbol ?? "", gift.Decimals, units)
            );
        }

        var record = new ChainRecord
        {
            Name = wanted.Name ?? "",
            ChainId = wanted.ChainId,
            FullName = wanted.FullName ?? wanted.Name ?? "",
            ShortName = wanted.ShortName ?? wanted.Name ?? "",
            NativeSymbol = wanted.NativeSymbol ?? "",
            NativeDecimals = wanted.NativeDecimals ?? 18,
            GenesisMs = world.Clock.NowMs,
        };
        return await world
            .ExecuteAsync(new DefineChain(record, allocations.ToImmutable()))
            .ToResultAsync(genesis => genesis, StatusCodes.Status201Created);
    }

    private static Task<IResult> Mine(string chain, Order? order, LiveWorld world) =>
        world.ExecuteAsync(new MineBlocks(chain, order?.Blocks ?? 1)).ToResultAsync(tip => tip);

    private static Task<IResult> Verify(string chain, Verification verification, LiveWorld world) =>
        world
            .ExecuteAsync(new RecordVerification(chain, verification.Guid ?? "", verification.State ?? VerificationState.Pending))
            .ToResultAsync(job => job);

    /// <param name="Tip">The newest block that the world made itself.</param>
    /// <param name="Followed">Where the blocks come from a real node: how it stands with that.</param>
    internal sealed record ChainView(string Name, long ChainId, string FullName, long Tip, FollowedView? Followed);

    internal sealed record NewChain(
        string? Name,
        long ChainId,
        string? FullName,
        string? ShortName,
        string? NativeSymbol,
        int? NativeDecimals,
        Gift[]? Allocations
    );

    /// <param name="Contract">Nothing for the chain's own coin.</param>
    internal sealed record Gift(string? Address, string? Contract, string? Symbol, int Decimals, string? Amount);

    internal sealed record Order(int? Blocks);

    internal sealed record Verification(string? Guid, VerificationState? State);
}
