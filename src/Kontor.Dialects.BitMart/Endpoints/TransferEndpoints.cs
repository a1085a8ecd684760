using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints;

/// <summary>Moving one's own money between the wallets of the house.</summary>
internal sealed class TransferEndpoints(House house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("POST", "/spot/v1/margin/isolated/transfer", Access.Signed, IsolatedMargin)
            {
                Needs = Permissions.Trade,
                Service = "bitmart/spot",
                Limits = [Limits.PerKey("/spot/v1/margin/isolated/transfer", 2, 2)],
            }
        );
    }

    private async ValueTask<Refusal?> IsolatedMargin(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (given.Required("symbol", out var symbol) is { } missing)
            return missing;
        if (house.Market(symbol) is not { Record: var market })
            return Errors.SymbolNotFound;
        if (given.Text("currency") is not { } currency || (currency != market.Base && currency != market.Quote))
            return Errors.InvalidParameter.With("currency");
        var decimals = await DecimalsAsync(currency);
        if (given.Text("amount") is not { } amount || Units.Parse(amount, decimals, out var units) != UnitsFault.None)
            return Errors.InvalidParameter.With("amount");
        if (given.Text("side") is not ("in" or "out"))
            return Errors.InvalidParameter.With("side");
        if (given.ReceiveWindow() is { } late)
            return late;

        var margin = WalletId.IsolatedMargin(market.Symbol);
        var (from, to) = given.Text("side") == "in" ? (WalletId.Spot, margin) : (margin, WalletId.Spot);
        var answer = await house.World.ExecuteAsync(new TransferBetweenWallets(Place(call, from, currency), to, units));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        if (!answer.Value.IsOk)
            return answer.Value.Reject switch
            {
                Reject.NotEnough => Errors.SpotBalanceNotEnough,
                Reject.UnknownMarket => Errors.SymbolNotFound,
                _ => Errors.InvalidParameter.With("amount"),
            };
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteString("transfer_id"u8, $"{answer.Value.Value.Id}");
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static AccountPlace Place(Call call, WalletId wallet, string currency) =>
        new(ExchangeId.BitMart, call.User!.Number, wallet, currency);

    private async ValueTask<int> DecimalsAsync(string currency) =>
        (await house.World.ReadAsync(state => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(currency)?.Decimals ?? 0)).Result;
}
