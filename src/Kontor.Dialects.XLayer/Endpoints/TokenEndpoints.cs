using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>token/*</c>: who holds one token, and its transfers.</summary>
internal sealed class TokenEndpoints(CoinPrices prices)
{
    private const int HoldersLimitMax = 100;
    private const int TransfersLimitMax = 50;
    private const long DayMs = 24L * 3_600_000;

    public void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "token/position-list", HoldersRequest.Read, Holders);
        explorer.Get(routes, "token/transaction-list", TransfersRequest.Read, Transfers);
    }

    private Refusal? Holders(Call call, IServedChain chain, HoldersRequest request)
    {
        var index = chain.Index;
        if (index.FindToken(request.Token) is not { } view)
            return Errors.TokenNotFound;
        var token = ListedToken.Of(view, prices);
        var page = Find(index, request);
        var dayAgo = index.Head is { } head ? index.FindBlockAt(head.TimeMs - DayMs)?.Height : null;
        var json = ListReply.Begin(call, request.Paging, page);
        json.WriteChainNames(chain.Identity);
        json.WriteString("circulatingSupply"u8, token.Unit.Show(view.Supply));
        return ListReply.End(
            call,
            "positionList"u8,
            page,
            holder => HolderFields.WriteOfToken(json, token.Unit, token.Price, holder, ChangeOf(index, token, holder, dayAgo))
        );
    }

    private static Page<HolderView> Find(ChainIndex index, HoldersRequest request)
    {
        var page = request.Paging.Request;
        if (request.Holder is not { } holder)
            return index.Holders(request.Token, page);
        ImmutableArray<HolderView> one = index.FindHolder(request.Token, holder) is { } found ? [found] : [];
        return new Page<HolderView>(index.Head?.Height ?? -1, one.Length, page.Offset == 0 ? one : []);
    }

    /// <summary>Of a chain that is not a day old nobody can say what somebody had a day ago.</summary>
    private static string ChangeOf(ChainIndex index, ListedToken token, HolderView holder, long? dayAgo)
    {
        if (dayAgo is null)
            return "";
        var before = index.BalanceOf(holder.Address, token.View.Contract, dayAgo);
        return holder.Balance >= before ? token.Unit.Show(holder.Balance - before) : "-" + token.Unit.Show(before - holder.Balance);
    }

    private static Refusal? Transfers(Call call, IServedChain chain, TransfersRequest request)
    {
        var (index, paging) = (chain.Index, request.Paging);
        if (index.FindToken(request.Token) is not { } view)
            return Errors.TokenNotFound;
        var unit = TokenUnit.Of(view.Fact, view.Kind);
        var page =
            request.AmountMin is null && request.AmountMax is null
                ? index.TransfersOfToken(request.Token, HeightRange.All, paging.Request)
                : index.TransfersOfToken(request.Token, request.Amounts(unit.Decimals), HeightRange.All, paging.Request);
        var json = ListReply.Begin(call, paging, page);
        json.WriteChainNames(chain.Identity);
        json.WriteDigits("totalTransfer"u8, view.TransferCount);
        return ListReply.End(call, "transactionList"u8, page, transfer => TransferFields.WriteOfToken(json, unit, transfer));
    }

    private sealed record HoldersRequest(Address20 Token, Address20? Holder, Paging Paging)
    {
        public static HoldersRequest Read(Parameters parameters) =>
            new(
                parameters.RequiredAddress("tokenContractAddress"),
                parameters.Address("holderAddress"),
                parameters.Paging(HoldersLimitMax)
            );
    }

    private sealed record TransfersRequest(Address20 Token, DecimalText? AmountMax, DecimalText? AmountMin, Paging Paging)
    {
        public static TransfersRequest Read(Parameters parameters)
        {
            var token = parameters.RequiredAddress("tokenContractAddress");
            var (max, min) = (DecimalText.Read(parameters, "maxAmount"), DecimalText.Read(parameters, "minAmount"));
            if (max is not null && min is not null && DecimalText.Compare(min, max) > 0)
                parameters.Mismatched("minAmount", "maxAmount");
            return new TransfersRequest(token, max, min, parameters.Paging(TransfersLimitMax));
        }

        public AmountRange Amounts(int decimals) =>
            new(AmountMin?.Ceiling(decimals) ?? Word256.Zero, AmountMax?.Floor(decimals) ?? Word256.Max);
    }
}
