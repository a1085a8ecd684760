using Kontor.Chains.Utxo;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Server.Control;

/// <summary>What is sent on the chains of the world, and who has what there. Nobody has keys, so anybody may be the sender.</summary>
internal static class ChainTransactionsApi
{
    public static void MapChainTransactions(this RouteGroupBuilder control)
    {
        control
            .MapGet("/chains/{chain}/pending", Pending)
            .WithSummary("What no block has yet: what the next block takes first comes first.");
        control
            .MapPost("/chains/{chain}/transactions", Send)
            .WithSummary("Sends coins or a call; without a receiver, creates a contract. Amounts are in the smallest unit.");
        control
            .MapPost("/chains/{chain}/token-transfers", SendToken)
            .WithSummary("Sends tokens of any kind: pieces, a unique item, or pieces of an item.");
        control.MapPost("/chains/{chain}/tokens", CreateToken).WithSummary("Creates a token; its creator has the first supply, and mints.");
        control.MapPost("/chains/{chain}/tokens/{token}/mint", Mint).WithSummary("Its creator makes more of a token.");
        control.MapPost("/chains/{chain}/tokens/{token}/approvals", Approve).WithSummary("An owner lets somebody else spend tokens.");
        control.MapGet("/chains/{chain}/accounts/{address}", Account).WithSummary("What an address has.");
    }

    private static IResult Pending(string chain, LiveWorld world)
    {
        if (world.Chains.FindUtxo(chain) is { } utxo)
            return Results.Json(utxo.Pending.Select(UtxoViews.Of).ToList());
        return world.Chains.Find(chain) is { } view
            ? Results.Json(view.Pending.Select(ChainViews.Of).ToList())
            : Problem.NotFound($"There is no chain {chain}.");
    }

    private static async Task<IResult> Send(string chain, NewTransaction wanted, LiveWorld world)
    {
        if (!Address20.TryParse(wanted.From ?? "", out var from))
            return Problem.BadRequest($"'{wanted.From}' is no address.");
        if (!ChainViews.TryParseOptional(wanted.To, out var to))
            return Problem.BadRequest($"'{wanted.To}' is no address.");
        if (!Word256.TryParse(wanted.Value ?? "0", out var value))
            return Problem.BadRequest($"'{wanted.Value}' is no amount in the smallest unit.");
        if (!ChainViews.TryParseBytes(wanted.Input, out var input) || !ChainViews.TryParseBytes(wanted.Code, out var code))
            return Problem.BadRequest("The input and the code are 0x and hexadecimal digits.");
        var send = new SendTransaction(chain, from, to, value, input)
        {
            Nonce = wanted.Nonce,
            GasLimit = wanted.GasLimit,
            FeeMax = wanted.FeeMax,
            TipMax = wanted.TipMax,
            Code = code,
            Contract = to is null
                ? new ContractTerms(wanted.Kind ?? ContractKind.Plain) { Name = wanted.Name ?? "", Symbol = wanted.Symbol ?? "" }
                : null,
        };
        return await SendAsync(world, send);
    }

    private static async Task<IResult> SendToken(string chain, TokenTransfer wanted, LiveWorld world)
    {
        if (!Address20.TryParse(wanted.From ?? "", out var from) || !Address20.TryParse(wanted.To ?? "", out var to))
            return Problem.BadRequest("The sender and the receiver are addresses.");
        if (!TryFind(world, chain, wanted.Token, out var token, out var problem))
            return problem;
        if (!Word256.TryParse(wanted.Amount ?? "1", out var amount) || !Word256.TryParse(wanted.Item ?? "0", out var item))
            return Problem.BadRequest("Amounts are in the smallest unit, and items are numbers.");
        var input = token.Terms.Kind switch
        {
            ContractKind.Erc721 => TokenCall.TransferFrom(from, to, item),
            ContractKind.Erc1155 => TokenCall.TransferItems(from, to, item, amount),
            _ => TokenCall.Transfer(to, amount),
        };
        return await SendAsync(world, new SendTransaction(chain, from, token.Address, Word256.Zero, input));
    }

    private static async Task<IResult> CreateToken(string chain, NewToken wanted, LiveWorld world)
    {
        if (world.Chains.Find(chain) is not { } view)
            return Problem.NotFound($"There is no chain {chain}.");
        if (!ChainViews.TryParseOptional(wanted.From, out var from))
            return Problem.BadRequest($"'{wanted.From}' is no address.");
        if (!Word256.TryParseUnits(wanted.Supply ?? "0", wanted.Decimals ?? 0, out var supply))
            return Problem.BadRequest($"'{wanted.Supply}' is no amount with {wanted.Decimals ?? 0} decimals.");
        if (!ChainViews.TryParseBytes(wanted.Code, out var code))
            return Problem.BadRequest("The code is 0x and hexadecimal digits.");
        var terms = new ContractTerms(wanted.Kind ?? ContractKind.Erc20)
        {
            Name = wanted.Name ?? wanted.Symbol ?? "",
            Symbol = wanted.Symbol ?? "",
            Decimals = wanted.Decimals ?? 0,
            Supply = supply,
        };
        var send = new SendTransaction(chain, from ?? view.Record.Treasury, null, Word256.Zero, default) { Contract = terms, Code = code };
        return await SendAsync(world, send);
    }

    private static async Task<IResult> Mint(string chain, string token, NewPieces wanted, LiveWorld world)
    {
        if (!TryFind(world, chain, token, out var contract, out var problem))
            return problem;
        if (!Address20.TryParse(wanted.To ?? "", out var to))
            return Problem.BadRequest($"'{wanted.To}' is no address.");
        if (!Word256.TryParse(wanted.Amount ?? "1", out var amount) || !Word256.TryParse(wanted.Item ?? "0", out var item))
            return Problem.BadRequest("Amounts are in the smallest unit, and items are numbers.");
        var input = contract.Terms.Kind switch
        {
            ContractKind.Erc721 => TokenCall.Mint(to, item),
            ContractKind.Erc1155 => TokenCall.MintItems(to, item, amount),
            _ => TokenCall.Mint(to, amount),
        };
        return await SendAsync(world, new SendTransaction(chain, contract.Creator, contract.Address, Word256.Zero, input));
    }

    private static async Task<IResult> Approve(string chain, string token, Approval wanted, LiveWorld world)
    {
        if (!TryFind(world, chain, token, out var contract, out var problem))
            return problem;
        if (!Address20.TryParse(wanted.Owner ?? "", out var owner) || !Address20.TryParse(wanted.Spender ?? "", out var spender))
            return Problem.BadRequest("The owner and the spender are addresses.");
        if (!Word256.TryParse(wanted.Amount ?? "1", out var amount))
            return Problem.BadRequest($"'{wanted.Amount}' is no amount in the smallest unit.");
        var input =
            contract.Terms.Kind == ContractKind.Erc20
                ? TokenCall.Approve(spender, amount)
                : TokenCall.SetApprovalForAll(spender, !amount.IsZero);
        return await SendAsync(world, new SendTransaction(chain, owner, contract.Address, Word256.Zero, input));
    }

    private static async Task<IResult> Account(string chain, string address, LiveWorld world, UtxoIndexes utxo)
    {
        if (utxo.Find(chain) is not null)
            return await UtxoApi.Account(chain, address, utxo);
        if (!Address20.TryParse(address, out var owner))
            return Problem.BadRequest($"'{address}' is no address.");
        var found = await world.ReadAsync(state =>
            state.Chains.Find(chain) is { } known ? new { Nonce = known.NonceOf(owner), Holdings = known.HoldingsOf(owner) } : null
        );
        if (found.Status == AnswerStatus.Done && found.Value is null)
            return Problem.NotFound($"There is no chain {chain}.");
        return await ValueTask
            .FromResult(found)
            .ToResultAsync(account => new
            {
                Address = owner.ToString(),
                account!.Nonce,
                Holdings = account
                    .Holdings.Select(holding => new
                    {
                        Contract = holding.Contract?.ToString() ?? "",
                        holding.Symbol,
                        Amount = holding.Amount.ToString(),
                        Coins = holding.Amount.ToUnits(holding.Decimals),
                    })
                    .ToList(),
            });
    }

    private static Task<IResult> SendAsync(LiveWorld world, SendTransaction send) =>
        world.ExecuteAsync(send).ToResultAsync(ChainViews.Of, StatusCodes.Status201Created);

    private static bool TryFind(LiveWorld world, string chain, string? text, out Contract token, out IResult problem)
    {
        token = null!;
        problem = Problem.NotFound($"There is no token {text} on {chain}.");
        if (!Address20.TryParse(text ?? "", out var address) || world.Chains.Find(chain)?.FindContract(address) is not { } found)
            return false;
        token = found;
        return found.Terms.IsToken;
    }

    internal sealed record NewTransaction(
        string? From,
        string? To,
        string? Value,
        string? Input,
        long? Nonce,
        long? GasLimit,
        long? FeeMax,
        long? TipMax,
        ContractKind? Kind,
        string? Name,
        string? Symbol,
        string? Code
    );

    internal sealed record TokenTransfer(string? Token, string? From, string? To, string? Amount, string? Item);

    /// <param name="Supply">In whole coins.</param>
    internal sealed record NewToken(
        string? From,
        ContractKind? Kind,
        string? Name,
        string? Symbol,
        int? Decimals,
        string? Supply,
        string? Code
    );

    internal sealed record NewPieces(string? To, string? Amount, string? Item);

    internal sealed record Approval(string? Owner, string? Spender, string? Amount);
}
