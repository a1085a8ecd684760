using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Rows;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary><c>balance/…token-balances-by-address</c>: what an address has, of everything or of the tokens that are asked for.</summary>
internal sealed class BalanceEndpoints(Books books, AssetReader assets)
{
    /// <summary>By this name operators close, slow or break the providers of balances.</summary>
    private const string Service = "binance-wallet/balances";

    public void Map(RouteTable routes)
    {
        const string all = BinanceWalletDialect.Balances + "/all-token-balances-by-address";
        const string some = BinanceWalletDialect.Balances + "/token-balances-by-address";
        routes.Add(RouteOf("GET", all, ListAll, AllBalancesRequest.Read));
        routes.Add(RouteOf("POST", some, List, TokenBalancesRequest.Read));
    }

    private static Route RouteOf(string method, string path, Handler handler, ParameterReader reader) =>
        new(method, path, Access.Signed, handler)
        {
            Needs = Permissions.Wallet,
            Service = Service,
            Limits = Limits.Of(path),
            Reader = reader,
        };

    private async ValueTask<Refusal?> ListAll(Call call)
    {
        var request = (AllBalancesRequest)call.Arguments!;
        if (await books.OpenAsync(call, request.Chains) is not { } opened)
            return Errors.ServiceUnavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var book in opened)
        {
            var held = assets.ReadAll(book, request.Address).Where(asset => !(request.ExcludesRisk && asset.IsRisk)).ToList();
            json.WriteStartObject();
            json.WriteNumber("page"u8, request.Page);
            json.WriteNumber("pageSize"u8, request.PageSize);
            json.WriteAssets(book.Chain, request.Address, request.Cut(held));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var request = (TokenBalancesRequest)call.Arguments!;
        if (await books.OpenAsync(call, request.Chains) is not { } opened)
            return Errors.ServiceUnavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var book in opened)
        {
            var held = request
                .Tokens.Where(token => token.Chain == book.Chain)
                .Select(token => assets.Find(book, request.Address, token.Contract))
                .OfType<Asset>()
                .Where(asset => !(request.ExcludesRisk && asset.IsRisk));
            json.WriteStartObject();
            json.WriteAssets(book.Chain, request.Address, held);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }
}
