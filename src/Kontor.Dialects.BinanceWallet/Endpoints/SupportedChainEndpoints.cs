using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary><c>balance/supported/chain</c>: which chains the wallet knows. Needs no provider, so it is the cheapest way to try a key.</summary>
internal sealed class SupportedChainEndpoints
{
    private const string Filter = "binanceChainId";

    public void Map(RouteTable routes)
    {
        const string path = BinanceWalletDialect.Balances + "/supported/chain";
        routes.Add(
            new Route("GET", path, Access.Signed, List)
            {
                Needs = Permissions.Wallet,
                Limits = Limits.Of(path),
                Reader = Read,
            }
        );
    }

    private static Refusal? Read(Call call, out object? chains)
    {
        chains = WalletChain.All;
        if (call.Query[Filter] is not { } id)
            return null;
        if (string.IsNullOrWhiteSpace(id))
            return BadParameter.Blank(Filter);
        if (WalletChain.Find(id) is not { } chain)
            return BadParameter.UnsupportedChain(Filter, id);
        chains = (IReadOnlyList<WalletChain>)[chain];
        return null;
    }

    private static ValueTask<Refusal?> List(Call call)
    {
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var chain in (IReadOnlyList<WalletChain>)call.Arguments!)
        {
            json.WriteStartObject();
            json.WriteString("binanceChainId"u8, chain.Id);
            json.WriteString("name"u8, chain.Name);
            json.WriteString("shortName"u8, chain.ShortName);
            json.WriteString("logoUrl"u8, chain.LogoUrl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return new(Envelope.End(call));
    }
}
