using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>
/// What the older sibling of this contract answers about blocks, balances and the chain as a whole, under this one's paths. An operator says
/// whether they are served.
/// </summary>
internal static class ExtensionEndpoints
{
    private const int LimitMax = 100;

    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "block/block-height-by-time", TimeRequest.Read, HeightByTime);
        explorer.Get(routes, "block/address-balance-history", HistoryRequest.Read, BalanceHistory);
        explorer.Get(routes, "address/balance-multi", BatchRequest.Read, Balances);
        explorer.Get(routes, "address/token-balance-multi", TokenBatchRequest.Read, TokenBalances);
        explorer.Get(routes, "address/rich-list", static _ => new object(), RichList);
        explorer.Get(routes, "blockchain/info", static _ => new object(), Info);
        explorer.Get(routes, "blockchain/block", static _ => new object(), BlockStatistics);
    }

    private static Refusal? HeightByTime(Call call, IServedChain chain, TimeRequest request)
    {
        var index = chain.Index;
        var found = request.IsAfter
            ? index.FindBlock(index.HeightsBetween(request.TimeMs, long.MaxValue).First)
            : index.FindBlockAt(request.TimeMs);
        if (found is not { } block)
            return Errors.BlockHeightWithoutData;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteDigits("height"u8, block.Height);
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? BalanceHistory(Call call, IServedChain chain, HistoryRequest request)
    {
        var index = chain.Index;
        TokenFact? fact = null;
        if (request.Contract is { } contract)
        {
            if (index.FindToken(contract) is not { } token)
                return Errors.TokenNotFound;
            // Of collections only the pieces have a history.
            if (token.Kind != TokenKind.Erc20)
                return Errors.HistoricalBalanceNotSupported;
            fact = token.Fact;
        }
        if (index.FindBlock(request.Height) is not { } block)
            return Errors.BlockHeightWithoutData;
        var balance = index.BalanceOf(request.Address, request.Contract, request.Height);
        var isNative = request.Contract is null;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteAddress("address"u8, request.Address);
        json.WriteDigits("height"u8, request.Height);
        json.WriteString("balance"u8, balance.ToUnits(isNative ? chain.Identity.NativeDecimals : fact?.Decimals ?? 0));
        json.WriteString("balanceRaw"u8, balance.ToString());
        json.WriteString("balanceSymbol"u8, isNative ? chain.Identity.NativeSymbol : fact?.Symbol ?? "");
        json.WriteAddress("tokenContractAddress"u8, request.Contract);
        json.WriteDigits("blockTime"u8, block.TimeMs);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? Balances(Call call, IServedChain chain, BatchRequest request)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("symbol"u8, chain.Identity.NativeSymbol);
        json.WriteStartArray("balanceList"u8);
        foreach (var address in request.Addresses)
        {
            json.WriteStartObject();
            json.WriteAddress("address"u8, address);
            json.WriteCoins("balance"u8, chain.Index.BalanceOf(address, contract: null), chain.Identity);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>What all the addresses hold, one after the other in the order of the request.</summary>
    private static Refusal? TokenBalances(Call call, IServedChain chain, TokenBatchRequest request)
    {
        var (paging, rows) = (request.Paging, new List<(Address20 Owner, HoldingView Holding)>());
        foreach (var address in request.Addresses)
        {
            var page = chain.Index.TokensOf(
                address,
                new TokenFilter(request.Kind, null, ByItem: false),
                new PageRequest(0, Paging.RowsMax)
            );
            rows.AddRange(page.Rows.Select(holding => (address, holding)));
        }
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WritePage(paging, new Page<HoldingView>(0, rows.Count, []));
        json.WriteStartArray("balanceList"u8);
        foreach (var (owner, holding) in rows.Skip((int)paging.Request.Offset).Take(paging.Request.Max))
        {
            json.WriteStartObject();
            json.WriteAddress("address"u8, owner);
            json.WriteString("holdingAmount"u8, holding.Balance.ToUnits(DecimalsOf(chain.Index, holding.Contract)));
            json.WriteAddress("tokenContractAddress"u8, holding.Contract);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static int DecimalsOf(ChainIndex index, Address20 contract) =>
        index.FactOf(contract) is { Kind: TokenKind.Erc20 } fact ? fact.Decimals : 0;

    private static Refusal? RichList(Call call, IServedChain chain, object _)
    {
        var holders = chain.Index.Holders(contract: null, new PageRequest(0, LimitMax));
        var json = Envelope.Begin(call);
        foreach (var holder in holders.Rows)
        {
            json.WriteStartObject();
            json.WriteDigits("rank"u8, holder.Rank);
            json.WriteAddress("address"u8, holder.Address);
            json.WriteCoins("amount"u8, holder.Balance, chain.Identity);
            json.WriteString("symbol"u8, chain.Identity.NativeSymbol);
            json.WriteEndObject();
        }
        return Envelope.End(call);
    }

    private static Refusal? Info(Call call, IServedChain chain, object _)
    {
        var (index, head) = (chain.Index, chain.Index.Head);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteChainNames(chain.Identity);
        json.WriteString("symbol"u8, chain.Identity.NativeSymbol);
        json.WriteDigits("lastHeight"u8, head?.Height);
        json.WriteDigits("lastBlockTime"u8, head?.TimeMs);
        json.WriteDigits("transactions"u8, index.Transactions(HeightRange.All, new PageRequest(0, 0)).Total);
        json.WriteDigits("addressCount"u8, index.Holders(contract: null, new PageRequest(0, 0)).Total);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? BlockStatistics(Call call, IServedChain chain, object _)
    {
        const int sampleMax = 1_000;
        var (index, head) = (chain.Index, chain.Index.Head);
        var first = index.FindBlock(index.FirstHeight);
        var newest = index.Blocks(HeightRange.All, new PageRequest(0, sampleMax)).Rows;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteChainNames(chain.Identity);
        json.WriteDigits("firstBlockHeight"u8, first?.Height);
        json.WriteDigits("firstBlockTime"u8, first?.TimeMs);
        json.WriteDigits("lastHeight"u8, head?.Height);
        json.WriteDigits("lastBlockTime"u8, head?.TimeMs);
        // Over the newest blocks, in milliseconds and bytes.
        json.WriteDigits("avgBlockInterval"u8, newest.Length < 2 ? null : (newest[0].TimeMs - newest[^1].TimeMs) / (newest.Length - 1));
        json.WriteDigits("avgBlockSize"u8, newest.IsEmpty ? null : newest.Sum(block => (long)block.SizeBytes) / newest.Length);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private sealed record TimeRequest(long TimeMs, bool IsAfter)
    {
        public static TimeRequest Read(Parameters parameters) =>
            new(parameters.RequiredNumber("time"), parameters.Word("closest", missing: false, ("before", false), ("after", true)));
    }

    private sealed record HistoryRequest(long Height, Address20 Address, Address20? Contract)
    {
        public static HistoryRequest Read(Parameters parameters) =>
            new(parameters.RequiredHeight("height"), parameters.RequiredAddress("address"), parameters.Address("tokenContractAddress"));
    }

    private sealed record BatchRequest(ImmutableArray<Address20> Addresses)
    {
        public static BatchRequest Read(Parameters parameters) => new(parameters.RequiredAddresses("address"));
    }

    private sealed record TokenBatchRequest(ImmutableArray<Address20> Addresses, TokenKind Kind, Paging Paging)
    {
        public static TokenBatchRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddresses("address"),
                parameters.Word(
                    "protocolType",
                    TokenKind.Erc20,
                    ("token_20", TokenKind.Erc20),
                    ("token_721", TokenKind.Erc721),
                    ("token_1155", TokenKind.Erc1155)
                ),
                parameters.Paging(LimitMax)
            );
    }
}
