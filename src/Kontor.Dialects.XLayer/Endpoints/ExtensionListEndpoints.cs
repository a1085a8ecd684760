using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>More of the older sibling: an address in one answer, with all that it holds, and transfers of several addresses or tokens at once.</summary>
internal sealed class ExtensionListEndpoints(CoinPrices prices)
{
    private const int LimitMax = 100;
    private const int HoldingsMax = 10_000;

    public void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "address/address-summary", SummaryRequest.Read, Summary);
        explorer.Get(routes, "address/address-balance-fills", HoldingsRequest.Read, Holdings);
        explorer.Get(routes, "address/token-transaction-list-multi", OfAddresses.Read, TransfersOfAddresses);
        explorer.Get(routes, "token/token-transaction-list-multi", OfTokens.Read, TransfersOfTokens);
    }

    private Refusal? Summary(Call call, IServedChain chain, SummaryRequest request)
    {
        var (index, identity) = (chain.Index, chain.Identity);
        var address = index.DescribeAddress(request.Address);
        var held = index.TokensOf(request.Address, default, new PageRequest(0, HoldingsMax));
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteChainNames(identity);
        json.WriteAddress("address"u8, request.Address);
        json.WriteAddress("contractAddress"u8, address.IsContract ? request.Address : null);
        json.WriteCoins("balance"u8, address.Balance, identity);
        json.WriteString("balanceSymbol"u8, identity.NativeSymbol);
        json.WriteDigits("transactionCount"u8, address.TransactionCount);
        // What it ever sent and received is summed up nowhere.
        WriteUnknown(json, "verifying", "sendAmount", "receiveAmount");
        json.WriteDigits("tokenAmount"u8, held.Total);
        json.WriteString("totalTokenValue"u8, TotalOf(index, held.Rows));
        json.WriteAddress("createContractAddress"u8, address.Creation?.Creator);
        json.WriteString("createContractTransactionHash"u8, address.Creation?.At.TransactionHash.ToString() ?? "");
        json.WriteDigits("firstTransactionTime"u8, address.FirstMs);
        json.WriteDigits("lastTransactionTime"u8, address.LastMs);
        json.WriteString("token"u8, index.FindToken(request.Address)?.Fact?.Symbol ?? "");
        // Other chains have these.
        WriteUnknown(json, "bandwidth", "energy", "votingRights", "unclaimedVotingRewards");
        json.WriteBoolean("isAaAddress"u8, value: false);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private Refusal? Holdings(Call call, IServedChain chain, HoldingsRequest request)
    {
        var index = chain.Index;
        // Pieces of a collection are told apart; equal pieces are not.
        var filter = new TokenFilter(request.Kind, null, ByItem: request.Kind != TokenKind.Erc20);
        var page = index.TokensOf(request.Address, filter, request.Paging.Request);
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "tokenList"u8, page, holding => Write(json, index, holding));
    }

    private void Write(Utf8JsonWriter json, ChainIndex index, HoldingView holding)
    {
        var unit = TokenUnit.Of(index, holding.Contract, holding.Kind);
        var price = PriceOf(unit, holding);
        json.WriteString("token"u8, unit.Symbol);
        json.WriteString("tokenId"u8, holding.TokenId?.ToString() ?? "");
        json.WriteString("holdingAmount"u8, unit.Show(holding.Balance));
        json.WriteString("totalTokenValue"u8, price?.ValueOf(holding.Balance, unit.Decimals) ?? "");
        WriteUnknown(json, "change24h");
        json.WriteString("priceUsd"u8, price?.ToString() ?? "");
        json.WriteString("valueUsd"u8, price?.ValueOf(holding.Balance, unit.Decimals) ?? "");
        json.WriteAddress("tokenContractAddress"u8, holding.Contract);
    }

    private static Refusal? TransfersOfAddresses(Call call, IServedChain chain, OfAddresses request)
    {
        var page = Newest(
            chain.Index,
            request.Addresses,
            request.Paging,
            (address, rows) => chain.Index.TransfersOf(address, request.Kind, request.Side, request.Range, rows)
        );
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(call, "transactionList"u8, page, transfer => TransferFields.WriteOfAddress(json, chain.Index, transfer));
    }

    private static Refusal? TransfersOfTokens(Call call, IServedChain chain, OfTokens request)
    {
        var index = chain.Index;
        foreach (var contract in request.Contracts)
        {
            if (index.FindToken(contract) is null)
                return Errors.TokenNotFound;
        }
        var page = Newest(
            index,
            request.Contracts,
            request.Paging,
            (contract, rows) => index.TransfersOfToken(contract, request.Range, rows)
        );
        var json = ListReply.Begin(call, request.Paging, page);
        return ListReply.End(
            call,
            "transactionList"u8,
            page,
            transfer => TransferFields.WriteOfToken(json, TokenUnit.Of(index, transfer.Contract, transfer.Kind), transfer)
        );
    }

    /// <summary>The lists of several as one, newest first, each transfer once. A window, like every list of this contract.</summary>
    private static Page<TransferView> Newest(
        ChainIndex index,
        ImmutableArray<Address20> several,
        Paging paging,
        Func<Address20, PageRequest, Page<TransferView>> read
    )
    {
        var window = new PageRequest(0, Paging.RowsMax);
        var rows = several
            .SelectMany(one => read(one, window).Rows)
            .DistinctBy(transfer => (transfer.At.TransactionHash, transfer.LogIndex, transfer.TokenId))
            .OrderByDescending(transfer => transfer.At.Height)
            .ThenByDescending(transfer => transfer.LogIndex)
            .Take(Paging.RowsMax)
            .ToList();
        var page = paging.Request;
        return new Page<TransferView>(index.Head?.Height ?? 0, rows.Count, [.. rows.Skip((int)page.Offset).Take(page.Max)]);
    }

    private string TotalOf(ChainIndex index, ImmutableArray<HoldingView> held)
    {
        // Every worth has its own number of decimals; the sum is kept in hundredths, rounded down one by one.
        var cents = Word256.Zero;
        foreach (var holding in held)
        {
            var unit = TokenUnit.Of(index, holding.Contract, holding.Kind);
            if (PriceOf(unit, holding) is { } price)
                cents = Word256.AddUpToMax(cents, price.CentsOf(holding.Balance, unit.Decimals));
        }
        return cents.ToUnits(CoinPrice.CentDecimals);
    }

    private CoinPrice? PriceOf(TokenUnit unit, HoldingView holding) => holding.Kind == TokenKind.Erc20 ? prices.Find(unit.Symbol) : null;

    private static void WriteUnknown(Utf8JsonWriter json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            json.WriteString(name, "");
    }

    private sealed record SummaryRequest(Address20 Address)
    {
        public static SummaryRequest Read(Parameters parameters) => new(parameters.RequiredAddress("address"));
    }

    private sealed record HoldingsRequest(Address20 Address, TokenKind Kind, Paging Paging)
    {
        public static HoldingsRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddress("address"),
                parameters.Word(Protocols.Parameter, Protocol.Token20, Protocols.HeldTokens).TokenKind() ?? TokenKind.Erc20,
                parameters.Paging(LimitMax)
            );
    }

    private sealed record OfAddresses(ImmutableArray<Address20> Addresses, TokenKind Kind, Side Side, HeightRange Range, Paging Paging)
    {
        public static OfAddresses Read(Parameters parameters) =>
            new(
                parameters.RequiredAddresses("address"),
                parameters.Word(Protocols.Parameter, Protocol.Token20, Protocols.HeldTokens).TokenKind() ?? TokenKind.Erc20,
                parameters.Side(),
                parameters.RequiredHeights(),
                parameters.Paging(LimitMax)
            );
    }

    private sealed record OfTokens(ImmutableArray<Address20> Contracts, HeightRange Range, Paging Paging)
    {
        public static OfTokens Read(Parameters parameters) =>
            new(parameters.RequiredAddresses("tokenContractAddress"), parameters.RequiredHeights(), parameters.Paging(LimitMax));
    }
}
