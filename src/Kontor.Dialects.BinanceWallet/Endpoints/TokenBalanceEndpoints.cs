using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Directory;
using Kontor.World.State;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary><c>balance/token-balances-by-address</c>: what an address holds of the tokens that are asked for.</summary>
internal sealed class TokenBalanceEndpoints(LiveWorld world)
{
    /// <summary>By this name operators close, slow or break the providers of balances.</summary>
    private const string Service = "binance-wallet/balances";

    public void Map(RouteTable routes)
    {
        const string path = BinanceWalletDialect.Balances + "/token-balances-by-address";
        routes.Add(
            new Route("POST", path, Access.Signed, List)
            {
                Needs = Permissions.Wallet,
                Service = Service,
                Limits = Limits.Of(path),
                Reader = TokenBalancesRequest.Read,
            }
        );
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var request = (TokenBalancesRequest)call.Arguments!;
        var answer = await world.ReadAsync(state => request.Chains.Select(chain => HoldingsOf(state, chain, request.Address)).ToList());
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (chain, holdings) in request.Chains.Zip(answer.Value))
        {
            json.WriteStartObject();
            json.WriteStartArray("tokenAssets"u8);
            foreach (var token in request.Tokens.Where(token => token.Chain == chain))
                WriteHeld(json, token, holdings, request.Address);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static ImmutableArray<TokenHolding> HoldingsOf(WorldState state, WalletChain chain, string address) =>
        state.Chains.Find(chain.WorldChain) is { } known && Address20.TryParse(address, out var owner) ? known.HoldingsOf(owner) : [];

    /// <summary>What is not held is left out. Nobody quotes a price here, and an unknown price is an empty text.</summary>
    private static void WriteHeld(Utf8JsonWriter json, WantedToken token, ImmutableArray<TokenHolding> holdings, string address)
    {
        foreach (var holding in holdings)
        {
            var contract = holding.Contract?.ToString() ?? "";
            if (contract != token.Contract)
                continue;
            json.WriteStartObject();
            json.WriteString("binanceChainId"u8, token.Chain.Id);
            json.WriteString("tokenContractAddress"u8, contract);
            json.WriteString("address"u8, address);
            json.WriteString("symbol"u8, holding.Symbol);
            json.WriteString("balance"u8, holding.Amount.ToUnits(holding.Decimals));
            json.WriteString("rawBalance"u8, holding.Amount.ToString());
            json.WriteString("tokenPrice"u8, "");
            json.WriteBoolean("isRiskToken"u8, value: false);
            json.WriteEndObject();
        }
    }
}
