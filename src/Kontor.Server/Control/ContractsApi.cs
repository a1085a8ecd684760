using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.Server.Control;

/// <summary>Perpetual contracts as the operator sees and steers them.</summary>
internal static class ContractsApi
{
    private const int LevelsShown = 10;

    public static void MapContracts(this RouteGroupBuilder control)
    {
        control
            .MapGet("/exchanges/{exchange}/contracts/{symbol}", Show)
            .WithSummary("A contract with its prices, its book and its open interest.");
        control
            .MapPatch("/exchanges/{exchange}/contracts/{symbol}", Patch)
            .WithSummary("Pauses a contract, takes it offline, closes it to the API, or changes its fees and limits.");
        control
            .MapPost("/exchanges/{exchange}/contracts/{symbol}/index", SetIndex)
            .WithSummary("Reports what the underlying costs elsewhere.");
    }

    private static async Task<IResult> Show(string exchange, string symbol, LiveWorld world)
    {
        var answer = await world.ReadAsync(state =>
            state.Ledger.Find(new ExchangeId(exchange)) is { } ledger && state.Perpetuals.Of(ledger).ContractOf(symbol) is { } contract
                ? View.Of(contract)
                : null
        );
        return answer.Status switch
        {
            AnswerStatus.Busy => Problem.Busy(),
            AnswerStatus.Unavailable => Problem.Unavailable(),
            _ => answer.Value is { } view ? Results.Json(view) : Problem.NotFound($"{exchange} has no contract {symbol}."),
        };
    }

    private static async Task<IResult> Patch(string exchange, string symbol, ContractPatch patch, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        if (await FindAsync(id, symbol, world) is not { } contract)
            return Problem.NotFound($"{exchange} has no contract {symbol}.");
        var patched = contract with
        {
            State = patch.State ?? contract.State,
            IsApiTradable = patch.ApiTradable ?? contract.IsApiTradable,
            MakerFeePpm = patch.MakerFeePpm ?? contract.MakerFeePpm,
            TakerFeePpm = patch.TakerFeePpm ?? contract.TakerFeePpm,
            LotsMin = patch.LotsMin ?? contract.LotsMin,
            LotsMax = patch.LotsMax ?? contract.LotsMax,
            MarketLotsMax = patch.MarketLotsMax ?? contract.MarketLotsMax,
            PositionLotsMax = patch.PositionLotsMax ?? contract.PositionLotsMax,
            LeverageMin = patch.LeverageMin ?? contract.LeverageMin,
            LeverageMax = patch.LeverageMax ?? contract.LeverageMax,
            PriceBandPpm = patch.PriceBandPpm ?? contract.PriceBandPpm,
            OpenOrdersMax = patch.OpenOrdersMax ?? contract.OpenOrdersMax,
        };
        return await world.ExecuteAsync(new DefineContract(id, patched)).ToResultAsync(changed => changed);
    }

    private static async Task<IResult> SetIndex(string exchange, string symbol, IndexPrice index, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        if (await FindAsync(id, symbol, world) is not { } contract)
            return Problem.NotFound($"{exchange} has no contract {symbol}.");
        var decimals = (await world.ReadAsync(state => state.Ledger.Find(id)!.FindAsset(contract.Quote)!.Decimals)).Result;
        if (Units.Parse(index.Price ?? "", decimals, out var units) is var fault and not UnitsFault.None)
            return Problem.BadRequest($"'{index.Price}' is no price in {contract.Quote}: {fault}.");
        if (units > long.MaxValue)
            return Problem.BadRequest($"'{index.Price}' is more than a price can be.");
        return await world
            .ExecuteAsync(new SetIndexPrice(id, symbol, (long)units))
            .ToResultAsync(mark => new { MarkPrice = Units.Format(mark, decimals) });
    }

    private static async Task<ContractRecord?> FindAsync(ExchangeId id, string symbol, LiveWorld world) =>
        (
            await world.ReadAsync(state =>
                state.Ledger.Find(id) is { } ledger ? state.Perpetuals.Of(ledger).ContractOf(symbol)?.Record : null
            )
        ).Result;

    internal sealed record ContractPatch(
        ContractState? State,
        bool? ApiTradable,
        int? MakerFeePpm,
        int? TakerFeePpm,
        long? LotsMin,
        long? LotsMax,
        long? MarketLotsMax,
        long? PositionLotsMax,
        int? LeverageMin,
        int? LeverageMax,
        int? PriceBandPpm,
        int? OpenOrdersMax
    );

    internal sealed record IndexPrice(string? Price);

    /// <summary>Prices of the book in ticks, fine prices in smallest units of the quote, quantities in contracts.</summary>
    internal sealed record View(
        ContractRecord Contract,
        long IndexUnits,
        long MarkUnits,
        long LastTicks,
        long OpenInterest,
        IReadOnlyList<long[]> Bids,
        IReadOnlyList<long[]> Asks
    )
    {
        public static View Of(Contract contract)
        {
            var depth = contract.Tape.Depth(LevelsShown);
            return new View(
                contract.Record,
                contract.IndexUnits,
                contract.MarkUnits,
                contract.LastTicks,
                contract.OpenLots,
                [.. depth.Bids.Select(level => new[] { level.PriceTicks, level.Lots })],
                [.. depth.Asks.Select(level => new[] { level.PriceTicks, level.Lots })]
            );
        }
    }
}
