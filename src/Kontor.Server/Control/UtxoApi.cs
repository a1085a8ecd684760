using System.Collections.Immutable;
using Kontor.Chains;
using Kontor.Chains.Utxo;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Server.Control;

/// <summary>What is particular to chains of outputs. What they have in common with the others has the same routes.</summary>
internal static class UtxoApi
{
    private const int RowsPerPageMax = 100;

    public static void MapUtxo(this RouteGroupBuilder control)
    {
        control
            .MapPost("/chains/{chain}/payments", Pay)
            .WithSummary("Chains of outputs: sends satoshi from one address or several to addresses; change goes back to the first one.");
        control
            .MapGet("/chains/{chain}/transactions/{id}", Transaction)
            .WithSummary("Chains of outputs: a transaction, with what it spends, whether a block has it or not.");
        control
            .MapGet("/chains/{chain}/accounts/{address}/unspent", Unspent)
            .WithSummary("Chains of outputs: what nobody has spent of what belongs to an address.");
        control
            .MapGet("/chains/{chain}/accounts/{address}/history", History)
            .WithSummary("Chains of outputs: what happened to an address, newest first.");
        control.MapGet("/chains/{chain}/holders", Holders).WithSummary("Chains of outputs: who has most.");
    }

    /// <summary>The balance of an address.</summary>
    public static Task<IResult> Account(string chain, string address, UtxoIndexes indexes) =>
        OfAsync(chain, address, indexes, (ledger, owner) => UtxoViews.Of(ledger, owner));

    /// <summary>Begins a chain of outputs.</summary>
    public static async Task<IResult> Define(ChainRecord record, ChainsApi.NewChain wanted, LiveWorld world)
    {
        var gifts = ImmutableArray.CreateBuilder<CoinGift>();
        foreach (var gift in wanted.Allocations ?? [])
        {
            if (!TryParse(gift.Amount, out var amount))
                return Problem.BadRequest($"'{gift.Amount}' is no amount in satoshi.");
            gifts.Add(new CoinGift(gift.Address ?? "", amount));
        }
        var definition = new DefineUtxoChain(record, gifts.ToImmutable()) { Terms = wanted.Terms ?? new UtxoTerms() };
        return await world.ExecuteAsync(definition).ToResultAsync(genesis => genesis, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Pay(string chain, Payment wanted, LiveWorld world)
    {
        var to = ImmutableArray.CreateBuilder<CoinGift>();
        foreach (var receiver in wanted.To ?? [])
        {
            if (!TryParse(receiver.Amount, out var amount))
                return Problem.BadRequest($"'{receiver.Amount}' is no amount in satoshi.");
            to.Add(new CoinGift(receiver.Address ?? "", amount));
        }
        var send = new SendCoins(chain, [.. wanted.From ?? []], to.ToImmutable()) { FeeRate = wanted.FeeRate };
        return await world.ExecuteAsync(send).ToResultAsync(UtxoViews.Of, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Transaction(string chain, string id, LiveWorld world, UtxoIndexes indexes)
    {
        if (world.Chains.FindUtxo(chain) is not { } view || indexes.Find(chain) is not { } index)
            return Problem.NotFound($"There is no chain of outputs {chain}.");
        if (!DoubleSha.TryParse(id, out var hash))
            return Problem.BadRequest($"'{id}' is no id of a transaction.");
        if (view.Pending.FirstOrDefault(sent => sent.Id == hash) is { } waiting)
            return Results.Json(new { Confirmations = 0, Transaction = UtxoViews.Of(waiting) });
        return await TryAsync(async () =>
        {
            var ledger = await index.AtHeadAsync();
            if (ledger.PlaceOf(hash) is not { } place)
                return Problem.NotFound($"There is no transaction {id} on {chain}.");
            var block = (await world.ReadUtxoBlocksAsync(chain, place.Height, 1)).Value.FirstOrDefault();
            // Rewritten between the two readings.
            if (block is null || place.Index >= block.Transactions.Length || block.Transactions[place.Index].Id != hash)
                return Problem.NotFound($"There is no transaction {id} on {chain} any more.");
            return Results.Json(
                new
                {
                    Confirmations = ledger.Height - place.Height + 1,
                    place.Height,
                    BlockHash = DoubleSha.Text(block.Hash),
                    block.TimeMs,
                    Mined = UtxoViews.Of(block.Transactions[place.Index]),
                }
            );
        });
    }

    private static Task<IResult> Unspent(string chain, string address, int? skip, int? max, UtxoIndexes indexes) =>
        OfAsync(
            chain,
            address,
            indexes,
            (ledger, owner) =>
                (ledger.Find(owner) ?? UtxoAccount.Empty)
                    .Unspent.Skip(Math.Max(0, skip ?? 0))
                    .Take(Rows(max))
                    .Select(coin => UtxoViews.Of(coin.Key, coin.Value))
                    .ToList()
        );

    private static Task<IResult> History(string chain, string address, int? skip, int? max, UtxoIndexes indexes) =>
        OfAsync(
            chain,
            address,
            indexes,
            (ledger, owner) =>
                (ledger.Find(owner) ?? UtxoAccount.Empty).NewestFirst(Math.Max(0, skip ?? 0), Rows(max)).Select(UtxoViews.Of).ToList()
        );

    private static async Task<IResult> Holders(string chain, int? skip, int? max, UtxoIndexes indexes)
    {
        if (indexes.Find(chain) is not { } index)
            return Problem.NotFound($"There is no chain of outputs {chain}.");
        return await TryAsync(async () =>
        {
            var ledger = await index.AtHeadAsync();
            var first = Math.Max(0, skip ?? 0);
            var rows = ledger.Richest(first, Rows(max)).ToList();
            return Results.Json(
                new
                {
                    ledger.Height,
                    ledger.Holders,
                    Rows = rows.Select(
                            (holder, row) =>
                                new
                                {
                                    Rank = first + row + 1,
                                    Address = UtxoViews.AddressOf(holder.Owner),
                                    Balance = UtxoViews.Text(holder.Balance),
                                }
                        )
                        .ToList(),
                }
            );
        });
    }

    private static async Task<IResult> OfAsync(string chain, string address, UtxoIndexes indexes, Func<UtxoLedger, Script, object> view)
    {
        if (indexes.Find(chain) is not { } index)
            return Problem.NotFound($"There is no chain of outputs {chain}.");
        if (!BitcoinAddress.TryParse(address, out var owner))
            return Problem.BadRequest($"'{address}' is no address.");
        return await TryAsync(async () => Results.Json(view(await index.AtHeadAsync(), owner)));
    }

    private static async Task<IResult> TryAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (ChainSourceUnavailableException fault)
        {
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "Unavailable", fault.Message);
        }
    }

    private static int Rows(int? max) => Math.Clamp(max ?? 20, 1, RowsPerPageMax);

    private static bool TryParse(string? text, out long amount) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out amount);

    /// <param name="FeeRate">Satoshi for a virtual byte.</param>
    internal sealed record Payment(string[]? From, Receiver[]? To, long? FeeRate);

    /// <param name="Amount">In satoshi.</param>
    internal sealed record Receiver(string? Address, string? Amount);
}
