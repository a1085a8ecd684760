using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints;

/// <summary><c>/account/v1/wallet</c> and <c>/spot/v1/wallet</c>: what the caller has.</summary>
internal sealed class WalletEndpoints(House house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("GET", "/account/v1/wallet", Access.Keyed, Funding)
            {
                Needs = Permissions.Read,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/wallet", 12, 2)],
            }
        );
        routes.Add(
            new Route("GET", "/spot/v1/wallet", Access.Keyed, Spot)
            {
                Needs = Permissions.Read,
                Service = "bitmart/spot",
                Limits = [Limits.PerKey("/spot/v1/wallet", 12, 2)],
            }
        );
    }

    /// <summary>Every currency of the house, or the one asked for.</summary>
    private async ValueTask<Refusal?> Funding(Call call)
    {
        // 1. The legacy account type: a number, and one of two.
        if (call.Query["account_type"] is { } type)
        {
            if (!int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return Errors.AccountInvalidRequest;
            if (number is not (1 or 2))
                return Errors.AccountTypeNotFound;
        }

        // 2. Whether values in dollars are wanted.
        var wantsValue = false;
        if (call.Query["needUsdValuation"] is { } wanted && !bool.TryParse(wanted, out wantsValue))
            return Errors.AccountInvalidRequest;

        // 3. The currency, if one is named.
        var currency = call.Query["currency"];
        var read = await ReadAsync(call, WalletId.Funding);
        if (read.Refusal is not null)
            return read.Refusal;
        var lines = read.Lines!;
        if (!string.IsNullOrEmpty(currency))
        {
            lines = lines.FindAll(line => line.Asset.Code == currency);
            if (lines.Count == 0)
                return Errors.CurrencyNotFound;
        }

        WriteFunding(call, lines, wantsValue);
        return null;
    }

    private async ValueTask<Refusal?> Spot(Call call)
    {
        var read = await ReadAsync(call, WalletId.Spot);
        if (read.Refusal is not null)
            return read.Refusal;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("wallet"u8);
        foreach (var (asset, balance) in read.Lines!)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, asset.Code);
            json.WriteString("name"u8, asset.Name);
            json.WriteString("available"u8, Units.Format(balance.Available, asset.Decimals));
            json.WriteString("frozen"u8, Units.Format(balance.Frozen, asset.Decimals));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void WriteFunding(Call call, List<(AssetRecord Asset, Balance Balance)> lines, bool wantsValue)
    {
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("wallet"u8);
        foreach (var (asset, balance) in lines)
        {
            json.WriteStartObject();
            json.WriteString("currency"u8, asset.Code);
            json.WriteString("name"u8, asset.Name);
            json.WriteString("available"u8, Units.Format(balance.Available, asset.Decimals));
            json.WriteString("frozen"u8, Units.Format(balance.Frozen, asset.Decimals));
            json.WriteString("unAvailable"u8, Units.Format(balance.Frozen, asset.Decimals));
            if (wantsValue)
                json.WriteString("available_usd_valuation"u8, Dollars.ValueOf(asset, balance.Available));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Envelope.End(call);
    }

    private async ValueTask<(List<(AssetRecord Asset, Balance Balance)>? Lines, Refusal? Refusal)> ReadAsync(Call call, WalletId wallet)
    {
        var user = call.User!.Number;
        var answer = await house.World.ReadAsync(state =>
        {
            var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
            return ledger.Assets.All.Select(asset => (asset, ledger.BalanceOf(user, wallet, asset.Code))).ToList();
        });
        return call.Dialect.RefusalOf(call, answer) is { } refusal ? (null, refusal) : (answer.Value, null);
    }
}
