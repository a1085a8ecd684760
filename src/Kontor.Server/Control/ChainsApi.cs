using System.Collections.Immutable;
using Kontor.Server.Following;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Server.Control;

/// <summary>The chains of the world: how they begin, make blocks, and rewrite them.</summary>
internal static class ChainsApi
{
    private const int BlocksPerPageMax = 100;
    private const int JobsPerPageMax = 100;

    public static void MapChains(this RouteGroupBuilder control)
    {
        control.MapGet("/chains", List).WithSummary("The chains, their tips, and the accounts and contracts that they began with.");
        control.MapPost("/chains", Define).WithSummary("Begins a chain, with what its genesis block gives to whom.");
        control.MapPatch("/chains/{chain}", Configure).WithSummary("Switches mining on and off, changes its pace, or the next base fee.");
        control.MapPost("/chains/{chain}/mine", Mine).WithSummary("Makes blocks at the world's time, of what waits for them.");
        control.MapPost("/chains/{chain}/reorg", Reorg).WithSummary("Undoes the newest blocks, and keeps or drops their transactions.");
        control.MapPost("/chains/{chain}/past", Grow).WithSummary("Gives a chain a past, by a seed.");
        control.MapGet("/chains/{chain}/blocks", Blocks).WithSummary("Whole blocks from a height on; without one, the newest.");
        control
            .MapPost("/chains/{chain}/verifications", Verify)
            .WithSummary("Records a verification job that ends as you say; makes up a guid unless one is given.");
        control
            .MapGet("/chains/{chain}/verifications", Verifications)
            .WithSummary("The newest verification jobs, and why each ended as it did.");
        control.MapChainTransactions();
        control.MapUtxo();
        control.MapCrossings();
    }

    private static IResult List(LiveWorld world, FollowedChains followed) =>
        Results.Json(
            world.Chains.All.Select(chain => ChainViews.Of(chain, followed)).Concat(world.Chains.AllUtxo.Select(UtxoViews.Of)).ToList()
        );

    private static async Task<IResult> Define(NewChain wanted, LiveWorld world)
    {
        if (!string.IsNullOrEmpty(wanted.Kind) && wanted.Kind != UtxoViews.Kind)
            return Problem.BadRequest($"'{wanted.Kind}' is no kind of chains: there is {UtxoViews.Kind}, and the other one has no name.");
        var record = await RecordOfAsync(wanted, world);
        return wanted.Kind == UtxoViews.Kind ? await UtxoApi.Define(record, wanted, world) : await DefineAsync(record, wanted, world);
    }

    private static async Task<ChainRecord> RecordOfAsync(NewChain wanted, LiveWorld world)
    {
        var isUtxo = wanted.Kind == UtxoViews.Kind;
        var seed = (await world.ReadAsync(state => state.Seed)).Result;
        return new ChainRecord
        {
            Name = wanted.Name ?? "",
            ChainId = wanted.ChainId,
            FullName = wanted.FullName ?? wanted.Name ?? "",
            ShortName = wanted.ShortName ?? wanted.Name ?? "",
            NativeSymbol = wanted.NativeSymbol ?? "",
            NativeDecimals = wanted.NativeDecimals ?? (isUtxo ? 8 : 18),
            GenesisMs = world.Clock.NowMs,
            Treasury = SeedAddress.Treasury(seed),
            Miner = isUtxo ? SeedAddress.Of(seed, $"miner of {wanted.Name}") : Address20.Zero,
        };
    }

    private static async Task<IResult> DefineAsync(ChainRecord record, NewChain wanted, LiveWorld world)
    {
        var allocations = ImmutableArray.CreateBuilder<Allocation>();
        var contracts = new Dictionary<Address20, GenesisContract>();
        foreach (var gift in wanted.Allocations ?? [])
        {
            if (gift.Decimals is < 0 or > ChainBounds.DecimalsMax)
                return Problem.BadRequest($"A token has 0 to {ChainBounds.DecimalsMax} decimals, not {gift.Decimals}.");
            if (!Word256.TryParseUnits(gift.Amount ?? "", gift.Decimals, out var units))
                return Problem.BadRequest($"'{gift.Amount}' is no amount with {gift.Decimals} decimals.");
            if (!Address20.TryParse(gift.Address ?? "", out var address))
                return Problem.BadRequest($"'{gift.Address}' is no address.");
            if (!ChainViews.TryParseOptional(gift.Contract, out var contract))
                return Problem.BadRequest($"'{gift.Contract}' is no address.");
            if (contract is { } token)
            {
                var terms = new ContractTerms(ContractKind.Erc20)
                {
                    Name = gift.Symbol ?? "",
                    Symbol = gift.Symbol ?? "",
                    Decimals = gift.Decimals,
                };
                if (contracts.TryGetValue(token, out var known) ? known.Terms != terms : !contracts.TryAdd(token, new(token, terms)))
                    return Problem.Conflict($"The token {token} cannot have two symbols or two numbers of decimals.");
            }
            allocations.Add(new Allocation(address, contract, units));
        }

        var definition = new DefineChain(record, allocations.ToImmutable()) { Contracts = [.. contracts.Values] };
        return await world.ExecuteAsync(definition).ToResultAsync(genesis => genesis, StatusCodes.Status201Created);
    }

    private static Task<IResult> Configure(string chain, ChainPatch patch, LiveWorld world)
    {
        var command = new ConfigureChain(chain)
        {
            IsMining = patch.IsMining,
            BlockMs = patch.BlockMs,
            IdleBlockMs = patch.IdleBlockMs,
            GasLimit = patch.GasLimit,
            BaseFeeMin = patch.BaseFeeMin,
            BaseFee = patch.BaseFee,
        };
        return world.ExecuteAsync(command).ToResultAsync(settings => settings);
    }

    private static Task<IResult> Mine(string chain, Order? order, LiveWorld world) =>
        world.ExecuteAsync(new MineBlocks(chain, order?.Blocks ?? 1)).ToResultAsync(tip => tip);

    private static Task<IResult> Reorg(string chain, Rewrite rewrite, LiveWorld world) =>
        world.ExecuteAsync(new ReorgChain(chain, rewrite.Depth, rewrite.KeepTransactions ?? true)).ToResultAsync(tip => tip);

    private static Task<IResult> Grow(string chain, Past past, LiveWorld world) =>
        world.ExecuteAsync(new GrowChain(chain, past.Seed ?? 1, past.UntilMs ?? world.Clock.NowMs, past.Blocks)).ToResultAsync(tip => tip);

    private static async Task<IResult> Blocks(string chain, long? from, int? max, LiveWorld world)
    {
        var count = Math.Clamp(max ?? 20, 1, BlocksPerPageMax);
        if (world.Chains.FindUtxo(chain) is { } utxo)
        {
            var found = await world.ReadUtxoBlocksAsync(chain, from ?? Math.Max(0, utxo.Tip.Height - count + 1), count);
            return await ValueTask.FromResult(found).ToResultAsync(blocks => blocks.Select(UtxoViews.Of).ToList());
        }
        if (world.Chains.Find(chain) is not { } view)
            return Problem.NotFound($"There is no chain {chain}.");
        var answer = await world.ReadBlocksAsync(chain, from ?? Math.Max(0, view.Tip.Height - count + 1), count);
        return await ValueTask.FromResult(answer).ToResultAsync(blocks => blocks.Select(ChainViews.Of).ToList());
    }

    private static Task<IResult> Verify(string chain, Verification verification, LiveWorld world) =>
        world
            .ExecuteAsync(new RecordVerification(chain, verification.Guid ?? "", verification.State ?? VerificationState.Pending))
            .ToResultAsync(VerificationView.Of);

    private static async Task<IResult> Verifications(string chain, LiveWorld world)
    {
        var answer = await world.ReadAsync(state => state.Chains.Find(chain)?.Verifications.All.TakeLast(JobsPerPageMax).ToList());
        if (answer.Status == AnswerStatus.Done && answer.Value is null)
            return Problem.NotFound($"There is no chain {chain}.");
        return await ValueTask
            .FromResult(answer)
            .ToResultAsync(jobs => jobs!.AsEnumerable().Reverse().Select(VerificationView.Of).ToList());
    }

    /// <param name="Tip">The newest block that the world made itself.</param>
    /// <param name="Followed">Where the blocks come from a real node: how it stands with that.</param>
    internal sealed record ChainView(string Name, long ChainId, string FullName, long Tip, FollowedView? Followed);

    /// <param name="Kind"><c>utxo</c> for a chain of outputs, whose allocations are in satoshi; nothing for one of accounts.</param>
    internal sealed record NewChain(
        string? Name,
        long ChainId,
        string? FullName,
        string? ShortName,
        string? NativeSymbol,
        int? NativeDecimals,
        Gift[]? Allocations,
        string? Kind,
        UtxoTerms? Terms
    );

    /// <param name="Contract">Nothing for the chain's own coin.</param>
    internal sealed record Gift(string? Address, string? Contract, string? Symbol, int Decimals, string? Amount);

    internal sealed record ChainPatch(bool? IsMining, long? BlockMs, long? IdleBlockMs, long? GasLimit, long? BaseFeeMin, long? BaseFee);

    internal sealed record Order(int? Blocks);

    internal sealed record Rewrite(int Depth, bool? KeepTransactions);

    internal sealed record Past(ulong? Seed, long? UntilMs, int Blocks);

    internal sealed record Verification(string? Guid, VerificationState? State);
}
